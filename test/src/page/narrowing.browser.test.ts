// Narrowing a search in a real browser: dates dragged over, long facets searched, all of it in the address.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

t.test('narrowing in the browser', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())

  await t.test('a span dragged over the histogram fills the dates and searches', async t => {
    const { page, complaints, close } = await visit(browser, `${url}/?q=water`)
    const total = await page.textContent('#total')
    const box = await page.locator('.histogram svg').boundingBox()
    if (box === null) throw new Error('no histogram')
    await page.mouse.move(box.x + 2, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.3, box.y + 20, { steps: 3 })
    t.equal(await page.locator('.histogram .band').count(), 1, 'the span is shown while it grows')
    await page.mouse.up()
    await waitUntil(async () => new URL(page.url()).searchParams.get('from') !== null)
    const { searchParams } = new URL(page.url())
    t.match(searchParams.get('from'), /^\d{4}-01$/)
    t.match(searchParams.get('to'), /^\d{4}-\d{2}$/)
    t.equal(searchParams.get('q'), 'water')
    t.equal(await page.inputValue('.filters [name=to]'), searchParams.get('to'))
    await page.click('.filters a:text("Clear all")')
    t.equal(await page.textContent('#total'), total)
    t.equal(new URL(page.url()).searchParams.get('from'), null)
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('a long facet is searched within; nothing is sent by it', async t => {
    const { page, complaints, close } = await visit(browser, `${url}/?language=en&language=uk&language=de`)
    const facet = page.locator('fieldset:has(legend:text("Speaker"))')
    const all = await facet.locator('li').count()
    await facet.locator('.within').fill('weiden')
    t.strictSame(await facet.locator('li:visible bdi').allTextContents(), ['Marta Weidenhof'])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    t.equal(new URL(page.url()).searchParams.get('speaker'), null)
    await facet.locator('li:visible input').click()
    await waitUntil(async () => new URL(page.url()).searchParams.get('speaker') === 'Marta Weidenhof')
    await waitUntil(async () => await page.locator('fieldset:has(legend:text("Speaker")) li').count() === all)
    t.pass('the counts of the facet stay')
    t.strictSame(await checkAccessibility(page), [])
    t.strictSame(complaints, [])
    await close()
  })
})
