// How the page is used: by keys, by fingers, on paper, and at once.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const FINGER = 44 // px, WCAG 2.5.5

t.test('using the page', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const results = `${url}/?q=${encodeURIComponent('“the pipes are replaced”')}`
  const check = `${url}/check?quote=${encodeURIComponent('We will sign no paper until the pipes are replaced')}`

  await t.test('the first answer already holds the hits', async t => {
    const markup = await (await fetch(results)).text()
    t.equal(markup.match(/<mark>the pipes are replaced<\/mark>/g)?.length, 3)
    t.match(markup, /<h2 id="total">5 passages<\/h2>/)
    t.match(await (await fetch(check)).text(), /<h1 id="answer" class="title">Altered<\/h1>/)
  })

  await t.test('every key of the map', async t => {
    const { page, complaints, close } = await visit(browser, results)
    const current = (): Promise<number> => page.evaluate("[...document.querySelectorAll('.hits > li')].findIndex(hit => hit.hasAttribute('aria-current'))")
    const focused = (): Promise<string> => page.evaluate('document.activeElement.id || document.activeElement.tagName')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    t.equal(await current(), 0)
    await page.keyboard.press('j')
    const folds = page.locator('.hits > [aria-current] .deeds')
    await page.keyboard.press('e')
    t.ok(await folds.locator('.cite[open]').count() === 1, 'e cites')
    await page.keyboard.press('Escape')
    t.ok(await folds.locator('[open]').count() === 0, 'Escape closes what is open')
    await page.keyboard.press('f')
    t.equal(await focused(), 'tools', 'f leads to the filters')
    await page.keyboard.press('/')
    t.equal(await focused(), 'q', '/ leads to the box')
    await page.keyboard.type('gs')
    t.match(await page.inputValue('#q'), /gs/, 'keys rest while a field has the focus')
    await page.keyboard.press('Escape')
    t.equal(await focused(), 'BODY', 'Escape leaves the box')
    await page.keyboard.press('?')
    t.ok(await page.locator('.keys[open]').isVisible(), '? shows all keys')
    t.strictSame((await page.locator('.keys kbd').allTextContents()).sort(), ['/', '?', 'Enter', 'Esc', 'c', 'c', 'e', 'f', 'g', 'g', 'j', 'k', 'o', 's', 'x'])
    await page.goto(results)
    await page.keyboard.press('j')
    await follow(page, () => page.keyboard.press('Enter'))
    t.match(new URL(page.url()).pathname, /^\/articles\//, 'Enter opens the current hit')
    await follow(page, async () => {
      await page.keyboard.press('g')
      await page.keyboard.press('c')
    })
    t.equal(new URL(page.url()).pathname, '/check', 'g c checks')
    await follow(page, async () => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('g')
      await page.keyboard.press('s')
    })
    t.equal(new URL(page.url()).pathname, '/', 'g s searches')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('x unfolds copies by date', async t => {
    const { page, close } = await visit(browser, results)
    const first = page.locator('.hits > li:has(.copies)')
    for (let step = 0; step < 3 && await first.getAttribute('aria-current') === null; step++) await page.keyboard.press('j')
    await page.keyboard.press('x')
    t.strictSame(await first.locator('.copies li time').allTextContents(), ['13 March 2024, 07:15', '14 March 2024'])
    await close()
  })

  await t.test('single keys can be switched off, and stay off', async t => {
    const { page, close } = await visit(browser, results)
    await page.keyboard.press('?')
    await page.uncheck('#single-keys')
    await page.reload()
    await page.keyboard.press('j')
    t.equal(await page.locator('[aria-current].hits > li, .hits > [aria-current]').count(), 0)
    await close()
  })

  await t.test('a search is saved, and leads to its feed', async t => {
    const { page, complaints, close } = await visit(browser, `${results}&language=en`)
    await page.click('.save button')
    await page.waitForSelector('.save a')
    t.equal(await page.evaluate("document.activeElement.closest('.save') !== null"), true, 'the focus stays there')
    const feed = await fetch(url + (await page.getAttribute('.save a', 'href') ?? ''))
    t.match(await feed.text(), /<feed/)
    const { savedSearches } = await (await fetch(`${url}/api/v1/saved-searches`)).json() as { savedSearches: Array<{ search: object }> }
    t.match(savedSearches[0]?.search, { q: '“the pipes are replaced”', language: ['en'] })
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('nothing jumps when a page is loaded', async t => {
    const { page, close } = await visit(browser, url, { viewport: { width: 390, height: 844 } })
    for (const address of [url, results, check]) {
      await page.goto(address)
      const shift = await page.evaluate(`new Promise(done => {
        let sum = 0
        new PerformanceObserver(list => { for (const { value } of list.getEntries()) sum += value }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => done(sum), 300)
      })`) as number
      t.ok(shift < 0.1, `${address}: ${shift}`) // "good" by Core Web Vitals
    }
    await close()
  })

  await t.test('fingers hit what they aim at', async t => {
    const { page, close } = await visit(browser, results, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    for (const address of [results, check, `${url}/speakers/Ostap%20Dolynskyi`]) {
      await page.goto(address)
      const small = await page.evaluate(`[...document.querySelectorAll('.do, .go, .x, main summary, .top nav a, .sorts a, .tally a, .facet label, .foot a, input:not([type=hidden], [type=checkbox])')]
        .filter(each => each.getClientRects().length > 0 && each.getBoundingClientRect().height < ${FINGER - 0.5}).map(each => each.outerHTML.slice(0, 120))`)
      t.strictSame(small, [], address)
      t.ok(await page.evaluate('document.documentElement.scrollWidth <= 390'), address)
    }
    t.strictSame(await checkAccessibility(page), [])
    await close()
  })

  await t.test('on paper there are the words and where they stand, black on white', async t => {
    const { page, close } = await visit(browser, results, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const gone of ['.ask', '.top nav', '.side', '.foot', '.hits .permalink', '.sorts']) t.notOk(await page.locator(gone).first().isVisible(), `${gone} is not printed`)
    for (const there of ['.hits .said', '.hits .source', '.hits .when', '#total']) t.ok(await page.locator(there).first().isVisible(), `${there} is printed`)
    t.equal(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'), 'rgb(255, 255, 255)')
    t.equal((await page.pdf()).subarray(0, 5).toString(), '%PDF-')
    await close()
  })

  await t.test('screens from a phone to a wide desk', async t => {
    const { page, close } = await visit(browser, results)
    for (const width of [320, 390, 700, 900, 1280, 1800, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      t.ok(await page.evaluate(`document.documentElement.scrollWidth <= ${width}`), `${width} px`)
      const [box, said] = await page.evaluate("['.ask', '.hits .said'].map(css => Math.round(document.querySelector(css).getBoundingClientRect().left))") as [number, number]
      if (width >= 1280) t.equal(box, said, 'the box stands exactly above the quotations')
    }
    await close()
  })
})
