// What stands on the page can be taken along whole: as files with every hit, and as a feed.
import t from 'tap'
import { startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

t.test('the whole result as a file', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const { page, close } = await visit(browser, `${url}/?q=water&language=en&language=uk`)
  const total = Number.parseInt(await page.textContent('#total') ?? '', 10)
  t.ok(total > 1)
  t.match(await page.textContent('.export h2'), new RegExp(`All ${total} passages as a file`))
  const fetched = async (name: string): Promise<string> => await (await fetch(url + (await page.getAttribute(`.export a:text-is("${name}")`, 'href') ?? ''))).text()
  t.equal((await fetched('NDJSON')).trim().split('\n').length, total)
  t.match(await fetched('CSV'), /^\uFEFF?\w+,/)
  t.equal((JSON.parse(await fetched('JSON')) as { total: { value: number } }).total.value, total)
  t.equal((await fetched('Follow as a feed (Atom)')).match(/<entry>/g)?.length, total)
  const download = page.waitForEvent('download')
  await page.click('.export a:text-is("CSV")')
  t.match((await download).suggestedFilename(), /\.csv$/)
  await close()
})
