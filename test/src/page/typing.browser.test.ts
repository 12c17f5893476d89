// Searching while typing: keys are never held up, and an old answer never takes the place of a newer one.
import t from 'tap'
import { startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

t.test('search as it is typed', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())

  await t.test('hits come while typing; the box stays, one step back leads to before', async t => {
    const { page, complaints, close } = await visit(browser, url)
    await page.locator('#q').pressSequentially('reservoir')
    await page.waitForSelector('.hits mark')
    t.equal(await page.inputValue('#q'), 'reservoir')
    t.equal(await page.evaluate('document.activeElement.id'), 'q', 'the focus stays in the box')
    t.equal(new URL(page.url()).searchParams.get('q'), 'reservoir')
    t.match(await page.textContent('#said'), /\d+ passages?/, 'the total is read out')
    t.match(await page.title(), /reservoir/)
    await page.locator('#q').pressSequentially(' water')
    await waitUntil(async () => new URL(page.url()).searchParams.get('q') === 'reservoir water')
    await page.goBack()
    await page.waitForSelector('.teach')
    t.equal(await page.inputValue('#q'), '', 'the box is as it was')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('an older answer that comes late is thrown away', async t => {
    const { page, complaints, close } = await visit(browser, url)
    const late: string[] = []
    // the service answers the older question; only its answer travels slowly, and the browser may not give it up
    await page.addInitScript('AbortController.prototype.abort = () => {}')
    await page.reload()
    await page.route(/\?q=reservoir$/, async route => {
      const response = await route.fetch()
      await later(1500)
      late.push(route.request().url())
      await route.fulfill({ response })
    })
    const asked = page.waitForRequest(/\?q=reservoir$/)
    await page.locator('#q').pressSequentially('reservoir')
    await asked
    await page.locator('#q').fill('Weidenhof')
    await page.waitForSelector('.hits mark')
    const newer = await page.locator('.hits').innerHTML()
    await waitUntil(async () => late.length === 1)
    await later(500)
    t.equal(await page.locator('.hits').innerHTML(), newer, 'the newer answer still stands')
    t.equal(new URL(page.url()).searchParams.get('q'), 'Weidenhof')
    t.equal(await page.inputValue('#q'), 'Weidenhof')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('keys go on while an answer is on its way', async t => {
    const { page, close } = await visit(browser, url)
    await page.route(/\?q=/, async route => {
      await later(3000)
      await route.continue().catch(() => {})
    })
    const asked = page.waitForRequest(/\?q=reserv$/)
    await page.locator('#q').pressSequentially('reserv')
    await asked
    await page.locator('#q').pressSequentially('oir')
    t.equal(await page.inputValue('#q'), 'reservoir', 'typed in full before any answer came')
    t.equal(await page.locator('.hits').count(), 0)
    await close()
  })

  await t.test('half a word does not say that nothing was found; whoever rests is told', async t => {
    const { page, close } = await visit(browser, `${url}/?q=reservoir`)
    const hits = await page.locator('.hits > li').count()
    await page.locator('#q').press('End')
    const answered = page.waitForResponse(/q=reservoir\+xyzzy$/)
    await page.locator('#q').pressSequentially(' xyzzy')
    await answered
    await later(100)
    t.equal(await page.locator('.hits:not(.plain) > li').count(), hits, 'the hits of before still stand')
    await page.waitForSelector('.nothing')
    t.match(await page.textContent('#total'), /xyzzy/)
    await close()
  })

  await t.test('filters stay while the words change, by Enter as by typing', async t => {
    const { page, close } = await visit(browser, `${url}/?q=water&language=en`)
    await page.check('.filters input[value="Valley Echo"]')
    await page.waitForSelector('.reading:has-text("Valley Echo")')
    await page.locator('#q').fill('mayor')
    await waitUntil(async () => new URL(page.url()).searchParams.get('q') === 'mayor')
    t.strictSame(new URL(page.url()).searchParams.getAll('outlet'), ['Valley Echo'])
    await page.press('#q', 'Enter')
    await page.waitForLoadState()
    t.equal(new URL(page.url()).search, '?q=mayor&language=en&outlet=Valley+Echo')
    await close()
  })

  await t.test('a list waits for Enter', async t => {
    const { page, close } = await visit(browser, url)
    const requests: string[] = []
    page.on('request', request => requests.push(request.url()))
    await page.fill('#q', 'The first line of a list.\nThe second line of it.')
    await later(600)
    t.strictSame(requests, [])
    await page.press('#q', 'Enter')
    await page.waitForSelector('.verdicts')
    await close()
  })
})
