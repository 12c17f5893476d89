// What a search shows as evidence, in a real browser: near wordings below the hits, the tally, why a hit is one, citations.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const PHRASE = '“sign a single paper until the pipes are replaced”'

t.test('evidence in the browser', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const search = (q: string, rest = ''): string => `${url}/?q=${encodeURIComponent(q)}${rest}`

  await t.test('near wordings stand below, outside the total, with the words that differ', async t => {
    const { page, complaints, close } = await visit(browser, search('“We will not sign one paper until the pipes are replaced”'))
    t.match(await page.textContent('#total'), /Nothing in/)
    t.match(await page.innerText('section:has(#wordings)'), /Not counted.*Similar wordings/s)
    t.ok(await page.locator('section:has(#wordings) ins:text-is("a single")').count() > 0)
    t.ok(await page.locator('section:has(#wordings) rt del:text-is("one")').count() > 0)
    t.strictSame(await checkAccessibility(page), [])
    t.strictSame(complaints, [])
    await page.goto(search('“We will not sign one paper until the pipes are replaced” outlet:"Harbour Post"'))
    t.strictSame(await page.locator('section:has(#wordings) .source b').allTextContents(), ['Harbour Post'], 'typed filters hold for them')
    await page.goto(search('“We will not sign one paper until the pipes are replaced”', '&to=2023'))
    t.equal(await page.locator('#wordings').count(), 0, 'so do dates')
    await close()
  })

  await t.test('the tally counts, and shows one verdict alone', async t => {
    const { page, close } = await visit(browser, search(PHRASE, '&copies=all'))
    const total = await page.textContent('#total')
    const hits = await page.locator('.hits').first().locator('> li').count()
    t.match(await page.textContent('.tally'), new RegExp(`${hits} word for word`))
    await page.goto(search('"are replaced Dolynskyi said"'))
    await follow(page, () => page.click('.tally .punctuation'))
    t.equal(new URL(page.url()).searchParams.get('verdict'), 'punctuation')
    t.ok(await page.locator('.hits .verdict.punctuation').count() > 0)
    await page.goto(search(PHRASE, '&verdict=punctuation'))
    t.equal(await page.textContent('#total'), total, 'the total stays that of the question')
    t.equal(await page.locator('.hits .verdict.same').count(), 0)
    const json = await page.getAttribute('a:has-text("JSON")', 'href')
    t.equal((await fetch(new URL(json as string, url))).status, 200, 'the interface for programs is asked what it knows')
    await close()
  })

  await t.test('a sentence without marks can be checked', async t => {
    const { page, close } = await visit(browser, search('every family has a right to know what it drank'))
    await follow(page, () => page.click('a:text("Check it as one quotation")'))
    t.equal(new URL(page.url()).pathname, '/check')
    t.match(await page.innerText('.readings'), /one quotation of 10 words/)
    await follow(page, () => page.click('.reading .x'))
    t.equal(new URL(page.url()).pathname, '/')
    await close()
  })

  await t.test('why it was found, and how to cite it', async t => {
    const { page, context, complaints, close } = await visit(browser, search(PHRASE))
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const first = page.locator('.hits > li:has(.source:has-text("Verkhovets Courier"))').first()
    await first.locator('.why summary').click()
    t.match(await first.locator('.why').innerText(), /letter for letter.*sign a single paper until the pipes are replaced at \d+ to \d+/s)
    await first.locator('.cite summary').click()
    const copy = async (button: number): Promise<string> => {
      await first.locator('.copy-cite').nth(button).click()
      await waitUntil(async () => await first.locator('.copy-cite').nth(button).textContent() === 'Copied')
      return await page.evaluate('navigator.clipboard.readText()') as string
    }
    t.match(await copy(0), /^Ostap Dolynskyi, quoted in .*, Verkhovets Courier, 12 March 2024\.$/)
    t.match(await copy(1), /^Marrow, Helen.*\. “.*” Verkhovets Courier, March 12, 2024\./)
    t.match(await copy(2), /^@article\{verbatim-.*journal = \{Verkhovets Courier\}/s)
    t.match(JSON.parse(await copy(3)), [{ type: 'article-newspaper', 'container-title': 'Verkhovets Courier' }])
    t.strictSame(await checkAccessibility(page), [])
    t.strictSame(complaints, [])
    t.equal((await fetch(`${url}/cite/0-0.bib`)).status, 404)
    await close()
  })
})
