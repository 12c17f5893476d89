// Speakers in a real browser: who is quoted, what one person said, in which spellings and wordings.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

t.test('speakers in the browser', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const person = `${url}/speakers/${encodeURIComponent('Ostap Dolynskyi')}`

  await t.test('everyone who is quoted, once', async t => {
    const { page, close } = await visit(browser, url, { javaScriptEnabled: false })
    await follow(page, () => page.click('nav a:text("Speakers")'))
    const names = await page.locator('.speakers .who').allTextContents()
    t.ok(names.includes('Ostap Dolynskyi'))
    t.notOk(names.includes('Остап Долинський'), 'read as the same name')
    t.match(await page.innerText('.speakers tr:has(.who:has-text("Ostap Dolynskyi"))'), /Остап Долинський/)
    await page.fill('input[name=name]', 'Долин')
    await follow(page, () => page.click('.narrow button'))
    t.equal(await page.locator('.speakers .who').count(), 1, 'found by any spelling')
    await follow(page, () => page.click('.speakers .who'))
    t.equal(await page.textContent('h1'), 'Ostap Dolynskyi')
    await close()
  })

  await t.test('what one person said', async t => {
    const { page, complaints, close } = await visit(browser, person)
    t.match(await page.innerText('.person'), /First on 12 March 2024/)
    t.match(await page.innerText('section:has(#changed-0)'), /One sentence, \d+ wordings.*Earliest.*Altered/s)
    t.ok(await page.locator('section:has(#changed-0) ruby, section:has(#changed-0) .lines').count() > 0, 'the words that differ')
    t.ok(await page.locator('#quotes .said').count() > 5)
    t.ok(await page.locator('#quotes .said[lang=uk]').count() > 0, 'in every language')
    t.match(await page.innerText('.side'), /spellings, read as one name/)
    await follow(page, () => page.click('#quotes .sorts a:text("Oldest")'))
    t.equal(new URL(page.url()).searchParams.get('sort'), 'oldest')
    t.match(await page.locator('#quotes .when').first().textContent(), /12 March 2024/)
    await page.fill('.side input[name=q]', 'kitchens')
    await follow(page, () => page.press('.side input[name=q]', 'Enter'))
    await page.waitForSelector('.hits mark')
    t.match(await page.textContent('.hits'), /three hundred kitchens/, 'searched within what they said')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('addresses', async t => {
    t.equal((await fetch(`${url}/speakers/${encodeURIComponent('Остап Долинский')}`)).status, 200, 'any spelling')
    t.equal((await fetch(`${url}/speakers/Nobody%20Atall`)).status, 404)
    const quotes = await fetch(`${url}/quotes?language=uk`, { redirect: 'manual' })
    t.equal(quotes.headers.get('location'), '/?language=uk&kind=direct')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    await t.test(`axe-core finds nothing, it fits a phone: ${colorScheme}`, async t => {
      const { page, close } = await visit(browser, person, { colorScheme })
      for (const address of [person, `${url}/speakers`]) {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(address)
        t.strictSame(await checkAccessibility(page), [])
        await page.setViewportSize({ width: 320, height: 640 })
        t.strictSame(await checkAccessibility(page), [])
        t.ok(await page.evaluate('document.documentElement.scrollWidth <= 320'), address)
      }
      await close()
    })
  }
})
