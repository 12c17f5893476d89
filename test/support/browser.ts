/** Real Chromium from npm, headless. One for each test file: starting it takes a second. */
import chromiumBinary from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Test } from 'tap'

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export async function startBrowser (t: Test): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: await chromiumBinary.executablePath(), headless: true, args: ARGUMENTS })
  t.teardown(() => browser.close())
  return browser
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** what the console and the content security policy had to complain about */
  complaints: string[]
  close (): Promise<void>
}

/** @example const { page, complaints } = await visit(browser, url + '/?q=water', { colorScheme: 'dark' }) */
export async function visit (browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(address)
  return { page, context, complaints, close: () => context.close() }
}

/** Does what leads to another address and waits until its page has loaded: a click alone returns before a form is sent. */
export async function follow (page: Page, act: () => Promise<void>): Promise<void> {
  const before = page.url()
  await act()
  await page.waitForURL(address => address.href !== before)
}

const PATIENCE = 60_000 // ms; far beyond what anything here takes

/** Asks again until it is so. The page forbids what `page.waitForFunction` does in it. */
export async function waitUntil (holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!await holds()) {
    if (Date.now() > end) throw new Error(`still not so after ${PATIENCE} ms: ${holds.toString()}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
