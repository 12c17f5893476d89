// Takes the pictures in docs/images from a running instance that shows the samples:
//   npm start &  node tools/screenshots.mjs http://127.0.0.1:3000
// Fails when a picture is larger than 200 kB.
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromiumBinary from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

const address = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'images')
const LARGEST = 200_000 // bytes
const desk = { width: 1280, height: 760 }
const phone = { width: 360, height: 740 }
const list = encodeURIComponent(['“We will not sign a single paper until the pipes are replaced”', '“We will sign no paper until the pipes are replaced”', '«Ми не підпишемо жодного папера, доки не замінять труби»', 'Every family has a right to know what it drank!', 'Nobody in this valley has ever lied about rain.'].join('\n'))
const phrase = encodeURIComponent('“the pipes are replaced”')

const pictures = [
  { name: 'first', path: '/', viewport: desk },
  { name: 'search', path: `/?q=${phrase}&outlet=Olsha+News+Agency&outlet=Harbour+Post&sort=oldest`, viewport: desk, open: '.hits > li:has-text("2 copies") .copies' },
  { name: 'search-dark', path: `/?q=${phrase}`, viewport: desk, colorScheme: 'dark' },
  { name: 'check', path: `/check?quote=${encodeURIComponent('“We will sign no paper until the pipes are replaced” — Marta Weidenhof')}`, viewport: desk },
  { name: 'list', path: `/check?quote=${list}`, viewport: desk },
  { name: 'wordings', path: `/?q=${encodeURIComponent('“sign one paper until the pipes are replaced”')}`, viewport: desk },
  { name: 'speaker', path: '/speakers/Ostap%20Dolynskyi?sort=copies', viewport: desk, open: '.wordings' },
  { name: 'phone-list', path: `/check?quote=${list}`, viewport: phone },
  { name: 'article', path: '/?q=%22pays+for+the+water%22', follow: '.hits .permalink', viewport: desk },
  { name: 'phone', path: `/?q=${phrase}`, viewport: phone },
  { name: 'phone-dark', path: `/check?quote=${encodeURIComponent('“We will sign no paper until the pipes are replaced”')}`, viewport: phone, colorScheme: 'dark' }
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: await chromiumBinary.executablePath(),
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
})
try {
  for (const { name, path, viewport, open, follow, colorScheme = 'light' } of pictures) {
    const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(address + path)
    if (follow !== undefined) await page.goto(address + await page.getAttribute(follow, 'href'))
    if (open !== undefined) {
      await page.locator(open).first().locator('summary').click()
      await page.evaluate('scrollTo(0, 0)')
    }
    const file = join(folder, `${name}.png`)
    await page.screenshot({ path: file })
    await context.close()
    const { size } = statSync(file)
    console.log(`${name}.png ${Math.round(size / 1000)} kB`)
    if (size > LARGEST) throw new Error(`${name}.png has more than ${LARGEST} bytes`)
  }
} finally {
  await browser.close()
}
