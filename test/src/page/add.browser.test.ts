// Adding by hand in a real browser: files are dropped, each says what became of it, and why not.
import t from 'tap'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

t.test('files dropped on the form', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { page: true })
  await waitUntil(() => application.isReady())
  const { page, complaints, close } = await visit(browser, `${url}/add`)
  await page.evaluate(`(() => {
    const dropped = new DataTransfer()
    dropped.items.add(new File(['The ferry leaves at six, said Ida Korrel. “Nobody is on it.” The quay was closed for the whole of the autumn.'], 'ferry.txt', { type: 'text/plain' }))
    dropped.items.add(new File([''], 'empty.txt', { type: 'text/plain' }))
    document.querySelector('#add legend').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }))
  })()`)
  await page.click('#add .go')
  await waitUntil(async () => /taken\b.*open/s.test(await page.locator('.progress li').first().innerText()))
  await waitUntil(async () => /not taken/.test(await page.locator('.progress').innerText()))
  t.match(await page.locator('.progress li').first().innerText(), /^ferry\.txt/)
  await follow(page, () => page.click('.progress a'))
  t.match(await page.innerText('article'), /The ferry leaves at six/)
  t.strictSame(complaints.filter(complaint => !/\b4\d\d\b/.test(complaint)), [], 'a refusal is the only complaint')
  await close()
})
