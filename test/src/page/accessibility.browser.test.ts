// Every view in both colour schemes, wide and on a phone: axe-core finds nothing, and nothing is wider than the screen.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const PHRASE = '“the pipes are replaced”'
const ALTERED = '“We will sign no paper until the pipes are replaced”'

t.test('accessibility', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const search = (q: string, rest = ''): string => `${url}/?q=${encodeURIComponent(q)}${rest}`
  const check = `${url}/check?quote=${encodeURIComponent(ALTERED)}`
  const permalink = `${url}/p/${(await application.search({ q: '"pays for the water"' })).hits[0]?.passage}`

  const views = {
    first: url,
    results: search(PHRASE),
    words: search('Dolynskyi water'),
    nothing: search('"no such words here"'),
    arabic: `${url}/?language=ar`,
    readings: search('water OR pipes -zebra speaker:"Ostap Dolynskyi" after:2020', '&forms=exact&copies=all&include=dropped'),
    askCheck: `${url}/check`,
    check,
    attributed: `${url}/check?quote=${encodeURIComponent(`${ALTERED} — Marta Weidenhof`)}`,
    article: permalink,
    sources: `${url}/sources`,
    add: `${url}/add`,
    missing: `${url}/p/0`,
    ukrainian: search('вода', '&ui=uk'),
    ukrainianSources: `${url}/sources?ui=uk`
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await t.test(`axe-core finds nothing, nothing is wider than a phone: ${colorScheme}`, async t => {
      const { page, complaints, close } = await visit(browser, url, { colorScheme })
      for (const [name, address] of Object.entries(views)) {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(address)
        await page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        t.strictSame(await checkAccessibility(page), [], `${name}, wide`)
        await page.setViewportSize({ width: 320, height: 640 })
        t.strictSame(await checkAccessibility(page), [], `${name}, 320 px`)
        t.ok(await page.evaluate('document.documentElement.scrollWidth <= 320'), `${name} fits into 320 px`)
      }
      t.strictSame(complaints.filter(complaint => !complaint.includes('404')), [])
      t.equal(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'), colorScheme === 'dark' ? 'rgb(21, 23, 27)' : 'rgb(255, 255, 255)')
      await close()
    })
  }
})
