// The page on the bundled samples in a real browser: what a person can do with it, with script and without.
import t from 'tap'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const PHRASE = '“the pipes are replaced”'
const ALTERED = '“We will sign no paper until the pipes are replaced”'

t.test('samples in the browser', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const search = (q: string, rest = ''): string => `${url}/?q=${encodeURIComponent(q)}${rest}`
  const check = `${url}/check?quote=${encodeURIComponent(ALTERED)}`
  const cited = (await application.search({ q: '"pays for the water"' })).hits[0]
  const permalink = `${url}/p/${cited?.passage}`

  await t.test('a search finds, marks and says how the phrase stands there', async t => {
    const { page, complaints, close } = await visit(browser, url)
    await page.fill('#q', PHRASE)
    await follow(page, () => page.press('#q', 'Enter'))
    await page.waitForSelector('.hits')
    t.equal(new URL(page.url()).searchParams.get('q'), PHRASE, 'the question stands in the address')
    t.equal(await page.textContent('#total'), '5 passages')
    t.equal(await page.locator('.hits > li').count(), 3, 'copies are shown once')
    t.strictSame(await page.locator('.hits .verdict').allTextContents(), Array(3).fill('Word for word'))
    t.strictSame(await page.locator('.hits mark').allTextContents(), Array(3).fill('the pipes are replaced'))
    t.equal(await page.locator('.hits .sample').count(), 3, 'samples are marked as such')
    t.ok(await page.locator('.hits .around').count() > 0, 'with the sentences around')
    const first = page.locator('.hits > li:has(.source:has-text("Olsha News Agency"))')
    t.match(await first.locator('.when').first().textContent(), /12 March 2024.*20:05.*first of its copies/s)
    await first.locator('.copies summary').click()
    t.match(await first.locator('.copies ol').innerText(), /13 March 2024.*Harbour Post.*14 March 2024.*The Eastern Line/s)
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('copies are folded, and can be shown each by itself', async t => {
    const { page, close } = await visit(browser, search(PHRASE))
    t.match(await page.innerText('.folded'), /2 copies are folded/)
    await follow(page, () => page.click('.folded a'))
    t.equal(await page.locator('.hits > li').count(), 5)
    await follow(page, () => page.click('.reading:has-text("each copy by itself") .x'))
    t.equal(await page.locator('.hits > li').count(), 3)
    await close()
  })

  await t.test('other punctuation has its own sign', async t => {
    const { page, close } = await visit(browser, search('"are replaced Dolynskyi said"'))
    t.ok(await page.locator('.hits .verdict.punctuation').count() > 0)
    t.equal(await page.locator('.hits .verdict.same').count(), 0)
    await close()
  })

  await t.test('every reading can be taken out', async t => {
    const { page, close } = await visit(browser, search('Dolynskyi water', '&language=en'))
    t.match(await page.innerText('.readings'), /also spelled/)
    await follow(page, () => page.click('.reading:has-text("language") .x'))
    t.equal(new URL(page.url()).searchParams.get('language'), null)
    await follow(page, () => page.click('.reading:has-text("also spelled") .x'))
    t.equal(new URL(page.url()).searchParams.get('q'), '"Dolynskyi" water')
    await close()
  })

  await t.test('a damaged question is repaired and says so', async t => {
    const { page, close } = await visit(browser, search('Äîëèíñüêèé'))
    t.match(await page.innerText('.readings'), /Долинський, repaired from Äîëèíñüêèé/)
    t.ok(await page.locator('.hits mark').count() > 0)
    await close()
  })

  await t.test('ticked filters load at once; a facet keeps its own counts', async t => {
    const { page, complaints, close } = await visit(browser, search(PHRASE))
    const counts = (): Promise<string[]> => page.locator('fieldset:has(legend:text("Outlet")) label').allInnerTexts()
    const before = await counts()
    t.equal(before.length, 5)
    t.notOk(await page.locator('.show').isVisible(), 'no button is needed')
    await page.check('.filters input[value="Valley Echo"]')
    await page.waitForSelector('#total:text-is("1 passage")')
    t.strictSame(await counts(), before, 'the counts of the outlets stay')
    t.equal(await page.evaluate('document.activeElement.value'), 'Valley Echo', 'the focus stays')
    t.equal(await page.textContent('#said'), '1 passage', 'the total is read out')
    await page.check('.filters input[value="Harbour Post"]')
    await page.waitForSelector('#total:text-is("2 passages")')
    t.strictSame(new URL(page.url()).searchParams.getAll('outlet').sort(), ['Harbour Post', 'Valley Echo'])
    await page.goBack()
    await page.waitForSelector('#total:text-is("1 passage")')
    t.notOk(await page.isChecked('.filters input[value="Harbour Post"]'), 'back is one tick back')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('an older answer never takes the place of a newer one', async t => {
    const { page, close } = await visit(browser, search(PHRASE))
    await page.route(/outlet=Harbour\+Post$/, async route => {
      await new Promise(resolve => setTimeout(resolve, 1500))
      await route.continue().catch(() => {})
    })
    await page.check('.filters input[value="Harbour Post"]')
    await page.uncheck('.filters input[value="Harbour Post"]')
    await page.waitForTimeout(2000)
    t.equal(await page.textContent('#total'), '5 passages')
    t.equal(new URL(page.url()).searchParams.get('outlet'), null)
    await close()
  })

  await t.test('without script: hits in the first answer, filters by button', async t => {
    const { page, close } = await visit(browser, search(PHRASE), { javaScriptEnabled: false })
    t.equal(await page.locator('.hits > li').count(), 3)
    await page.check('.filters input[value="Valley Echo"]')
    await page.check('.filters input[value="Harbour Post"]')
    await follow(page, () => page.click('.show'))
    t.equal(await page.textContent('#total'), '2 passages')
    await page.fill('input[name=from]', '2024-03-14')
    await follow(page, () => page.click('.show'))
    t.equal(await page.textContent('#total'), '1 passage')
    await follow(page, () => page.click('.sorts a:text("Oldest")'))
    t.equal(new URL(page.url()).searchParams.get('sort'), 'oldest')
    t.equal(await page.locator('.copy').count(), 0, 'no button that would do nothing')
    await close()
  })

  await t.test('pages follow each other', async t => {
    const { page, close } = await visit(browser, `${url}/?language=en`)
    const first = await page.locator('.hits .permalink').first().getAttribute('href')
    await follow(page, () => page.click('a[rel=next]'))
    t.not(await page.locator('.hits .permalink').first().getAttribute('href'), first)
    await follow(page, () => page.click('.more a:text("First page")'))
    t.equal(await page.locator('.hits .permalink').first().getAttribute('href'), first)
    await close()
  })

  await t.test('the years of the histogram narrow the search', async t => {
    const { page, close } = await visit(browser, `${url}/?language=en`)
    await follow(page, () => page.click('.axis a:has-text("2023")'))
    t.equal(new URL(page.url()).searchParams.get('to'), '2023')
    t.match(await page.innerText('.readings'), /printed 2023 or later/)
    await close()
  })

  await t.test('nothing found: says what was searched, and what less would find', async t => {
    const { page, close } = await visit(browser, search('"will not sign a single sheet of paper" Dolynskyi'))
    t.match(await page.textContent('#total'), /Nothing in 29 articles has “?will not sign a single sheet of paper”? Dolynskyi/)
    const offered = page.locator('.near a').filter({ hasText: 'Dolynskyi' }).or(page.locator('.near a').filter({ hasText: 'in any order' }))
    t.equal(await offered.count(), 0, 'what finds nothing either is not offered')
    t.match(await page.innerText('.near'), /other wordings/)
    await page.goto(search('"will not ever sign a single paper"'))
    const link = page.locator('.near a').first()
    t.match(await link.innerText(), /^4 passages without ever$/)
    await follow(page, () => link.click())
    t.equal(await page.textContent('#total'), '4 passages', 'as many as were promised')
    await page.goto(search('Dolinsky tanker', '&names=exact'))
    t.match(await page.locator('.near li').first().innerText(), /^\d+ passages? with names in all spellings .*[Dd]olynskyi/)
    await page.goto(search('Dolynskyi', '&outlet=Nobody'))
    t.match(await page.innerText('.near'), /^\d+ passages without the filters/)
    await close()
  })

  await t.test('a check shows the verdict and the words that differ', async t => {
    const { page, context, complaints, close } = await visit(browser, check)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    t.equal(await page.textContent('h1'), 'Altered')
    t.match(await page.innerText('.lead-words'), /2 differences.*First printed by Verkhovets Courier, 12 March 2024.*Said by Ostap Dolynskyi/s)
    t.strictSame(await page.locator('.printed ins').allTextContents(), ['not', 'a single'])
    t.strictSame(await page.locator('.printed rt').allTextContents(), ['left out', 'no'])
    await page.locator('.printed').selectText()
    await page.keyboard.press('Control+c')
    const copied = await page.evaluate('navigator.clipboard.readText()') as string
    t.equal(copied.replace(/\s+/g, ' ').trim(), 'We will not sign a single paper until the pipes are replaced', 'a selection copies print alone')
    await page.click('.lead .copy')
    t.equal(await page.evaluate('navigator.clipboard.readText()'), 'We will not sign a single paper until the pipes are replaced', 'so does the button')
    t.equal(await page.locator('.by-date tbody tr').count(), 5)
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('a quotation longer than an address is checked all the same', async t => {
    const { page, close } = await visit(browser, `${url}/check`)
    await page.fill('#q', 'Ось слово, якого тут немає. '.repeat(400))
    await page.press('#q', 'Enter')
    await page.waitForSelector('.sign')
    t.equal(await page.textContent('h1'), 'Not found')
    await close()
  })

  await t.test('a permalink shows the passage marked and in view, repairs with receipts', async t => {
    const { page, complaints, close } = await visit(browser, permalink, { viewport: { width: 1280, height: 400 } })
    t.match(await page.textContent('mark'), 'Whoever opens the valve pays for the water')
    await waitUntil(() => page.evaluate("(() => { const { top } = document.querySelector('mark').getBoundingClientRect(); return top >= 0 && top < innerHeight })()"))
    t.pass('in view')
    t.match(await page.innerText('.receipt'), /â€œ.*“.*UTF-8 had been read as windows-1252/s)
    const dropped = page.locator('details.dropped').first()
    t.notOk(await dropped.locator('s').first().isVisible())
    await dropped.locator('summary').click()
    t.ok(await dropped.locator('s').first().isVisible())
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('a hit shows its repairs and who was first', async t => {
    const { page, close } = await visit(browser, search('"pays for the water"'))
    await page.click('.hits .receipt summary')
    t.match(await page.innerText('.hits .receipt'), /â€‹9d›.*”.*UTF-8 had been read as windows-1252/s)
    await page.goto(search(PHRASE, '&copies=all'))
    t.match(await page.locator('.hits > li:has(.source:has-text("Harbour Post"))').innerText(), /First printed by Olsha News Agency, 12 March 2024, 20:05/)
    await close()
  })

  await t.test('an address that leads nowhere says so', async t => {
    const response = await fetch(`${url}/p/000000000000-000000000000`)
    t.equal(response.status, 404)
    t.match(await response.text(), 'There is no passage at this address')
    t.equal((await fetch(`${url}/articles/${encodeURIComponent('<script>')}`)).status, 404)
    t.equal((await fetch(`${url}/articles/ona-20240312-017?version=99`)).status, 404)
    const wrong = await fetch(`${url}/?q=x&from=yesterday`)
    t.equal(wrong.status, 400)
    t.match(await wrong.text(), 'Write a date as')
  })

  await t.test('keys', async t => {
    const { page, context, complaints, close } = await visit(browser, search(PHRASE))
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    t.equal(await page.locator('.hits > li').nth(1).getAttribute('aria-current'), 'true')
    await page.keyboard.press('c')
    await page.waitForSelector('.copy:text("Copied")')
    t.match(await page.evaluate('navigator.clipboard.readText()'), /^["“]We will .*the pipes are replaced/)
    await page.keyboard.press('x')
    await page.keyboard.press('/')
    t.equal(await page.evaluate('document.activeElement.id'), 'q')
    await page.keyboard.type('j')
    t.equal(await page.locator('.hits > li').nth(1).getAttribute('aria-current'), 'true', 'keys rest in the box')
    await page.keyboard.press('Escape')
    t.not(await page.evaluate('document.activeElement.id'), 'q')
    await page.keyboard.press('o')
    await page.waitForURL(/\/articles\//)
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('the page speaks Ukrainian', async t => {
    const { page, close } = await visit(browser, search('вода'), { locale: 'uk-UA' })
    t.equal(await page.getAttribute('html', 'lang'), 'uk')
    t.match(await page.textContent('#total'), /\d+ уривк/)
    await follow(page, () => page.click('.foot a:text("English")'))
    t.equal(new URL(page.url()).searchParams.get('q'), 'вода')
    t.equal(await page.getAttribute('html', 'lang'), 'en')
    await follow(page, () => page.click('.hits h3 a'))
    t.equal(await page.getAttribute('html', 'lang'), 'en', 'links keep the language')
    await close()
  })

  await t.test('right-to-left snippets run from right to left', async t => {
    const { page, close } = await visit(browser, `${url}/?language=ar`)
    t.equal(await page.getAttribute('.said', 'dir'), 'rtl')
    t.equal(await page.getAttribute('.said', 'lang'), 'ar')
    t.equal(await page.getAttribute('html', 'dir'), null)
    await close()
  })
})
