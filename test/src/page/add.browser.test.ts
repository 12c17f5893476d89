// Adding by hand in a real browser: files, addresses and texts; each says what became of it, and why not.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const FERRY = 'The ferry leaves at six, said Ida Korrel. “Nobody is on it.” The quay was closed for the whole of the autumn.'

t.test('adding by hand', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { page: true })
  await waitUntil(() => application.isReady())

  await t.test('files are dropped', async t => {
    const { page, complaints, close } = await visit(browser, `${url}/add`)
    await page.evaluate(`(() => {
      const dropped = new DataTransfer()
      dropped.items.add(new File([${JSON.stringify(FERRY)}], 'ferry.txt', { type: 'text/plain' }))
      dropped.items.add(new File([''], 'empty.txt', { type: 'text/plain' }))
      document.querySelector('#add .drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }))
    })()`)
    await page.click('#add .go')
    await page.waitForSelector('.sum:has-text("2 / 2: taken 1, not taken 1")')
    t.equal(await page.evaluate("document.querySelector('progress').value"), 2)
    t.match(await page.locator('.progress-list li').nth(0).innerText(), /^ferry\.txt taken open$/)
    t.match(await page.locator('.progress-list li').nth(1).innerText(), /^empty\.txt not taken: \S/, 'with the reason')
    await follow(page, () => page.click('.progress-list a'))
    t.match(await page.innerText('article'), /The ferry leaves at six/)
    t.strictSame(complaints.filter(complaint => !/\b4\d\d\b/.test(complaint)), [], 'a refusal is the only complaint')
    await close()
  })

  await t.test('a file of many records', async t => {
    const { page, close } = await visit(browser, `${url}/add`)
    const file = join(t.testdir(), 'export.jsonl')
    await writeFile(file, ['{"id": "one", "text": "The first of two records."}', '{"id": "two", "text": "The second of two records."}', '{"id": "three"'].join('\n'))
    await page.setInputFiles('[name=file]', file)
    await page.click('#add .go')
    await page.waitForSelector('.sum:has-text("1 / 1: taken 2, not taken 1")')
    t.match(await page.innerText('.progress-list'), /export\.jsonl taken \(taken 2, not taken 1\)/)
    await page.goto(`${url}/sources`)
    t.match(await page.innerText('.rejects'), /invalid JSON/, 'the reject is listed with its reason')
    await close()
  })

  await t.test('the same text again is known; an address of this machine is refused', async t => {
    const { page, close } = await visit(browser, `${url}/add`)
    await page.fill('[name=text]', 'One article, twice.')
    await page.click('#add .go')
    await page.waitForSelector('.progress-list .taken')
    await page.click('#add .go')
    await page.waitForSelector('.progress-list .same')
    await page.fill('[name=text]', 'http://127.0.0.1/article\nhttp://localhost/another\n')
    await page.click('#add .go')
    await page.waitForSelector('.sum:has-text("2 / 2: taken 0, not taken 2")')
    t.equal(await page.locator('.progress-list :is(.rejected, .failed)').count(), 2, 'one line for each address')
    await close()
  })

  await t.test('without script texts and addresses are sent as a form', async t => {
    const { page, close } = await visit(browser, `${url}/add`, { javaScriptEnabled: false })
    t.notOk(await page.locator('[name=file]').isVisible(), 'no field that would do nothing')
    await page.fill('[name=text]', 'The lighthouse was painted green. “It was always green,” said Runa Ekholt.')
    await page.fill('[name=title]', 'The lighthouse')
    await page.click('#add .go')
    await page.waitForSelector('[role=status] li a')
    t.match(await page.innerText('[role=status] li'), /The lighthouse taken open/)
    await page.fill('[name=text]', 'http://127.0.0.1/article')
    await page.click('#add .go')
    await page.waitForSelector('[role=status] li:has-text("127")')
    t.match(await page.innerText('[role=status] li'), /127\.0\.0\.1.*not taken: /)
    await close()
  })

  await t.test('a form of another site is refused', async t => {
    const body = new URLSearchParams({ text: 'Sent from elsewhere.' })
    t.equal((await fetch(`${url}/add`, { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body })).status, 403)
    t.equal((await fetch(`${url}/add`, { method: 'POST', headers: { origin: 'null' }, body })).status, 403)
  })
})
