// Articles that want to harm the page: everything in them is shown as text and stays in its place. An engine that is gone: the archive still answers.
import t from 'tap'
import { follow, startBrowser, visit } from '../../support/browser.js'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { startApplication } from '../../support/start-application.js'

const SCRIPT = '<script>document.title = "taken over"</script><img src=x onerror="document.title = 1">'
const OVERRIDE = '\u202Eright to left from here'
const LONG = 'Donaudampf'.repeat(1000)

const records = [
  { id: 'script/<b>"&', title: `Title ${SCRIPT}`, outlet: `Outlet ${SCRIPT}`, authors: ['<i>Author</i>'], published: '2024-05-01', language: 'en', url: 'https://example.org/a"onclick="x', text: `The heron stood still. “Nobody ${SCRIPT} shall pass the weir,” said Odo Brank. The heron left.` },
  { id: 'override', title: `Bridge ${OVERRIDE}`, outlet: OVERRIDE, published: '2024-05-02', language: 'en', text: `The bridge ${OVERRIDE} and its sluice. “The sluice is ours,” said Ida Korrel. Afterwards it rained.` },
  { id: 'long', title: LONG, outlet: LONG, published: '2024-05-03', language: 'de', text: `Das Wort ${LONG} steht am Kai. „Wir lesen es nie zu Ende“, sagte Uwe Tramm.` },
  { id: 'changed', title: 'The ferry', outlet: 'Quay Post', published: '2024-05-04', language: 'en', text: 'The ferry leaves at six in the morning. Nobody is on it.' },
  { id: 'gone', title: 'The pier', outlet: 'Quay Post', published: '2024-05-05', language: 'en', text: 'The pier was closed for the whole of autumn.' }
]

/** How far right of its first letter the last letter of a text stands, in the first place where it occurs; runs in the browser. */
const DISTANCE = `wanted => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.textContent.indexOf(wanted)
    if (at < 0) continue
    const range = document.createRange()
    const leftOf = offset => {
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      return range.getBoundingClientRect().left
    }
    return leftOf(at + wanted.length - 1) - leftOf(at)
  }
  return 0
}`

t.test('hostile articles in the browser', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { records, page: true })
  const find = async (q: string): Promise<string> => (await application.search({ q })).hits[0]?.passage ?? 'none'
  const cited = await find('"six in the morning"')
  const deleted = await find('"whole of autumn"')
  const hostile = { searchScript: '/?q=weir', searchOverride: '/?q=sluice', searchLong: '/?q=Kai', script: `/articles/${encodeURIComponent('script/<b>"&')}`, override: '/articles/override', long: '/articles/long', check: `/check?quote=${encodeURIComponent('Wir lasen es nie zu Ende')}`, sources: '/sources', question: `/?q=${encodeURIComponent(`"></textarea>${SCRIPT}`)}` }

  await t.test('mark-up in articles is text and nothing widens the page', async t => {
    const { page, complaints, close } = await visit(browser, url, { viewport: { width: 320, height: 640 } })
    for (const [name, path] of Object.entries(hostile)) {
      const response = await page.goto(url + path)
      t.equal(response?.status(), 200, name)
      t.match(await page.title(), /Verbatim$/, `${name}: no script has run`)
      t.equal(await page.locator('main img, main script, main i').count(), 0, `${name}: no element of theirs`)
      t.ok(await page.evaluate('document.documentElement.scrollWidth <= 320'), `${name} fits into 320 px`)
      t.strictSame(await checkAccessibility(page), [], `${name}: axe-core`)
    }
    t.strictSame(complaints, [])
    await page.goto(url + hostile.searchScript)
    t.match(await page.innerText('.said'), SCRIPT, 'the text of the article is shown as it is')
    await close()
  })

  await t.test('an override ends where its text ends', async t => {
    const { page, close } = await visit(browser, url + hostile.searchOverride)
    const left = (text: string): Promise<number> => page.evaluate(`(${DISTANCE})(${JSON.stringify(text)})`)
    t.ok(await left('Copy quote') > 0, 'our words still run from left to right')
    t.ok(await left('2 May 2024') > 0)
    t.ok(await left('here') < 0, 'theirs run as they were written')
    t.equal(/[\u202A-\u202E]/.test(await page.title()), false)
    await close()
  })

  await t.test('a cited passage survives a change of its article', async t => {
    const response = await fetch(`${url}/api/v1/articles`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...records[3], text: 'The ferry leaves at seven in the evening. Nobody is on it.' }) })
    t.equal(response.status, 202)
    const { task } = await response.json() as { task: string }
    await finished(url, task)
    const { page, complaints, close } = await visit(browser, `${url}/p/${cited}`)
    t.match(await page.innerText('.notice'), /The text has changed since this passage was cited/)
    t.match(await page.textContent('mark'), 'six in the morning')
    t.strictSame(await page.locator('.notice ruby ins').allTextContents(), ['seven', 'evening'], 'how it reads now')
    t.strictSame(await page.locator('.notice rt').allTextContents(), ['six', 'morning'], 'and how it was cited')
    t.match(await page.innerText('.side [aria-current]'), /as first taken in; this one/)
    t.match(await page.innerText('.side'), /\d words changed/)
    await follow(page, () => page.click('.notice a'))
    t.match(await page.innerText('article'), /seven in the evening/)
    t.equal(await page.locator('.side :text("2 versions")').count(), 1)
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('a deleted passage is gone', async t => {
    t.equal((await fetch(`${url}/p/${deleted}`)).status, 200)
    await application.deleteArticle('gone')
    t.equal((await fetch(`${url}/p/${deleted}`)).status, 404)
    t.equal((await fetch(`${url}/articles/gone`)).status, 404)
  })

  await t.test('the form takes a text and says what became of it', async t => {
    const { page, complaints, close } = await visit(browser, `${url}/add`)
    await page.fill('[name=title]', 'The lighthouse')
    await page.fill('[name=text]', 'The lighthouse was painted green. “It was always green,” said Runa Ekholt.')
    await page.click('#add button')
    await page.waitForSelector('.progress-list a')
    t.match(await page.innerText('.progress-list'), /The lighthouse.*taken/s)
    await follow(page, () => page.click('.progress-list a'))
    t.equal(await page.textContent('h1'), 'The lighthouse')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('the policy allows nothing of others and nothing inline', async t => {
    const response = await fetch(url)
    const policy = response.headers.get('content-security-policy') ?? ''
    t.match(policy, /default-src 'none'/)
    t.notMatch(policy, /unsafe|https?:|\*/)
    const markup = await response.text()
    t.notMatch(markup, / style=| on[a-z]+=|<style|<script(?! type="module" src="\/assets\/)/)
    const style = /\/assets\/style\.[0-9a-f]{12}\.css/.exec(markup)?.[0] ?? ''
    const asset = await fetch(url + style)
    t.equal(asset.status, 200)
    t.match(asset.headers.get('cache-control'), /immutable/)
    t.equal((await fetch(url + style, { headers: { 'if-none-match': asset.headers.get('etag') ?? '' } })).status, 304)
  })

  await t.test('without the engine the page says so, and the archive still answers', async t => {
    await application.engine.close()
    const { page, close } = await visit(browser, `${url}/?q=weir`)
    t.match(await page.innerText('[role=status].notice'), /Search is not answering/)
    t.equal(await page.inputValue('#q'), 'weir', 'what was typed is kept')
    t.strictSame(await checkAccessibility(page), [])
    t.equal((await page.goto(`${url}/p/${cited}`))?.status(), 200)
    t.equal((await page.goto(`${url}/articles/override`))?.status(), 200)
    t.equal((await fetch(`${url}/api/v1/articles/override/original`)).status, 200)
    t.equal((await page.goto(`${url}/?q=weir`))?.status(), 503)
    await close()
  })
})

t.test('a read-only service offers no form; one with a token asks for it', async t => {
  const browser = await startBrowser(t)
  const readOnly = await startApplication(t, { page: true, readOnly: true })
  t.match(await (await fetch(`${readOnly.url}/add`)).text(), 'This service is read-only')
  await readOnly.close()
  const guarded = await startApplication(t, { page: true, token: 'lantern-and-rope' })
  const { page, close } = await visit(browser, `${guarded.url}/add`)
  await page.fill('[name=text]', 'A short article about a lantern and a rope.')
  t.notOk(await page.locator('[name=token]').isVisible())
  await page.click('#add button')
  await page.waitForSelector('[name=token]', { state: 'visible' })
  await page.fill('[name=token]', 'lantern-and-rope')
  await page.click('#add button')
  await page.waitForSelector('.progress-list a')
  t.match(await page.innerText('.progress-list'), /taken/)
  await close()
})

async function finished (url: string, task: string): Promise<void> {
  for (;;) {
    const { state } = await (await fetch(`${url}/api/v1/tasks/${task}`)).json() as { state: string }
    if (state === 'succeeded' || state === 'failed') return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
