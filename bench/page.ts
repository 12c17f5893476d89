/**
 * How long a reader waits for the first painted hit: a search on the bundled samples in a real
 * browser with an empty cache, on a network slowed down by the browser itself.
 *
 *     npm run bench -- page [loads of each, default 10]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromiumBinary from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'
import { startService } from '../test/support/start-service.js'
import { percentile } from './support/percentile.js'

const [loads = 10] = process.argv.slice(2).map(Number)

/** Round trip in ms, bytes a second: the "Slow 3G" and "Fast 3G" of Lighthouse and a usual 4G line. */
const NETWORKS = { '4G': { latency: 60, bytes: 1_125_000 }, 'fast 3G': { latency: 150, bytes: 204_800 }, 'slow 3G': { latency: 400, bytes: 51_200 } }

const PAGES = { words: '/?q=Dolynskyi+water', phrase: '/?q=%22the+pipes+are+replaced%22', check: '/check?quote=We+will+sign+no+paper+until+the+pipes+are+replaced' }

/** When the first sentence of an answer was painted: the browser reports it for elements that carry text. */
const OBSERVE = `
  window.paintedAt = null
  const wait = () => {
    const said = document.querySelector('.said')
    if (said === null) return requestAnimationFrame(wait)
    requestAnimationFrame(() => setTimeout(() => { window.paintedAt = performance.now() }, 0))
  }
  wait()
`

const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'))
const service = await startService(['--samples', '--read-only', '--data', folder])
const browser = await chromium.launch({ executablePath: await chromiumBinary.executablePath(), headless: true, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const { address } = service
  await measure(browser, address + PAGES.phrase, NETWORKS['4G']) // warms up the service
  console.log('| page | network | median ms | slowest ms | bytes |\n| --- | --- | --- | --- | --- |')
  for (const [page, path] of Object.entries(PAGES)) {
    for (const [name, network] of Object.entries(NETWORKS)) {
      const results = []
      for (let load = 0; load < loads; load++) results.push(await measure(browser, address + path, network))
      const times = results.map(result => result.painted)
      console.log(`| ${page} | ${name} | ${Math.round(percentile(times, 0.5))} | ${Math.round(Math.max(...times))} | ${results[0]?.bytes} |`)
    }
  }
} finally {
  await browser.close()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
}

/** One load with an empty cache. */
async function measure (browser: Browser, address: string, { latency, bytes }: { latency: number, bytes: number }): Promise<{ painted: number, bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes })
    let received = 0
    session.on('Network.loadingFinished', event => { received += event.encodedDataLength })
    await page.addInitScript(OBSERVE)
    await page.goto(address, { waitUntil: 'load' })
    let painted: number | null = null
    while (painted === null) painted = await page.evaluate('window.paintedAt')
    return { painted, bytes: received }
  } finally {
    await context.close()
  }
}
