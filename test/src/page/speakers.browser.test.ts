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
    const pipes = page.locator('#quotes .hits > li:has-text("We will not sign a single paper")').first()
    t.match(await pipes.innerText(), /12 March 2024.*first print.*Verkhovets Courier.*Printed 5 times/s, 'once, with its first print')
    await pipes.locator('.wordings summary').click()
    t.match(await pipes.locator('.wordings li').innerText(), /15 March 2024, Valley Echo/)
    t.strictSame(await pipes.locator('.wordings rt').allTextContents(), ['not', 'until'], 'how it changed since')
    t.ok(await page.locator('#quotes .said').count() > 5)
    t.ok(await page.locator('#quotes .said[lang=uk]').count() > 0, 'in every language')
    t.match(await page.innerText('.side'), /spellings, read as one name/)
    await follow(page, () => page.click('#quotes .sorts a:text("Oldest")'))
    t.equal(new URL(page.url()).searchParams.get('sort'), 'oldest')
    t.match(await page.locator('#quotes .when').first().textContent(), /12 March 2024/)
    await page.fill('#quotes input[name=q]', 'kitchens')
    await follow(page, () => page.press('#quotes input[name=q]', 'Enter'))
    t.strictSame(await page.locator('#quotes .said').allTextContents(), ['I won by three hundred kitchens,'], 'searched within what they said')
    await page.goto(`${person}?about=${encodeURIComponent('valve')}`)
    t.match(await page.textContent('#quotes .hits'), /Whoever opens the valve/, 'and by what it is about')
    t.equal(await page.locator('#quotes .said').filter({ hasText: 'kitchens' }).count(), 0)
    t.equal(await page.inputValue('#quotes input[name=about]'), 'valve')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('addresses', async t => {
    t.equal((await fetch(`${url}/speakers/${encodeURIComponent('Остап Долинский')}`)).status, 200, 'any spelling')
    t.equal((await fetch(`${url}/speakers/Nobody%20Atall`)).status, 404)
    t.match(await (await fetch(`${url}/speakers/${encodeURIComponent('Ostap Dolynskyi')}?q=xyzzy`)).text(), /Nothing of that was said/)
    t.equal((await fetch(`${person}?cursor=wrong`)).status, 400)
  })

  await t.test('who said what on a subject', async t => {
    const { page, complaints, close } = await visit(browser, `${url}/speakers`)
    await page.fill('input[name=about]', 'reservoir')
    await follow(page, () => page.press('input[name=about]', 'Enter'))
    const speakers = await page.locator('#quotes .by').allTextContents()
    t.ok(new Set(speakers).size > 1, 'of several people')
    t.match(await page.textContent('#total'), new RegExp(`^${speakers.length} sayings$`))
    const file = await (await fetch(url + (await page.getAttribute('.export a:text-is("NDJSON")', 'href') ?? ''))).text()
    t.equal(file.trim().split('\n').length, speakers.length, 'all of them as a file')
    t.strictSame(complaints, [])
    await close()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    await t.test(`axe-core finds nothing, it fits a phone: ${colorScheme}`, async t => {
      const { page, close } = await visit(browser, person, { colorScheme })
      for (const address of [person, `${url}/speakers`, `${url}/quotes?about=water`]) {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(address)
        await page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        t.strictSame(await checkAccessibility(page), [])
        await page.setViewportSize({ width: 320, height: 640 })
        t.strictSame(await checkAccessibility(page), [])
        t.ok(await page.evaluate('document.documentElement.scrollWidth <= 320'), address)
      }
      await close()
    })
  }
})
