// A list of quotations in a real browser: one box takes it, the table says each verdict, copies and exports.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { follow, startBrowser, visit, waitUntil } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const LIST = '1. “We will not sign a single paper until the pipes are replaced”\n2. “We will sign no paper until the pipes are replaced”\n3. Every family has a right to know what it drank!\n4. Nobody in the whole wide valley ever lied about rainfall statistics.\n5. …'

t.test('a list in the browser', async t => {
  const browser = await startBrowser(t)
  const { application, url } = await startApplication(t, { samples: true, page: true })
  await waitUntil(() => application.isReady())
  const list = `${url}/check?quote=${encodeURIComponent(LIST)}`

  await t.test('the box of the search takes a list', async t => {
    const { page, context, complaints, close } = await visit(browser, url)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.fill('#q', LIST)
    await follow(page, () => page.press('#q', 'Enter'))
    await page.waitForSelector('.verdicts')
    t.match(await page.innerText('.readings'), /a list of 5 quotations/)
    t.strictSame(await page.locator('.verdicts .verdict').allTextContents(), ['Word for word', 'Altered', 'Other punctuation', 'Not found', 'Not found'])
    t.match(await page.innerText('.verdicts tbody tr:nth-child(1)'), /Ostap Dolynskyi.*12 March 2024/s)
    t.strictSame(await page.locator('.verdicts ins').allTextContents(), ['not', 'a single'], 'the words that differ')
    t.match(await page.innerText('.verdicts tbody tr:nth-child(5)'), /There are no words in it/)
    t.strictSame(await page.locator('.tally .verdict').allTextContents(), ['1 word for word', '1 other punctuation', '1 altered', '2 not found'])
    await page.click('.copy-table')
    await page.waitForSelector('.copy-table:text("Copied")')
    const copied = (await page.evaluate('navigator.clipboard.readText()') as string).split('\n').map(row => row.split('\t'))
    t.equal(copied.length, 6)
    t.strictSame(new Set(copied.map(row => row.length)), new Set([10]), 'a table, whatever stands in it')
    t.strictSame(copied.map(row => row[1]), ['verdict', 'verbatim', 'altered', 'punctuation', 'not-found', 'empty'])
    await follow(page, () => page.click('.tally .altered'))
    t.equal(await page.locator('.verdicts tbody tr').count(), 1)
    t.equal(new URL(page.url()).searchParams.get('verdict'), 'altered')
    await follow(page, () => page.click('.verdicts tbody a:text("whole check")'))
    t.equal(await page.textContent('h1'), 'Altered')
    await page.goBack()
    await page.goBack()
    t.equal(await page.locator('.verdicts tbody tr').count(), 5, 'back leads back')
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('exported without script; one quotation or a list is the reader’s choice', async t => {
    const { page, close } = await visit(browser, list, { javaScriptEnabled: false })
    t.equal(await page.locator('.copy-table').count(), 0)
    const response = await fetch(new URL(await page.getAttribute('#list-deeds a', 'href') as string, url))
    t.match(response.headers.get('content-type'), 'text/csv')
    const rows = (await response.text()).split('\r\n')
    t.equal(rows.length, 7)
    t.match(rows[1], /,verbatim,.*,Ostap Dolynskyi,Verkhovets Courier,.*,\d,http:\/\/127\.0\.0\.1:\d+\/p\//)
    await follow(page, () => page.click('.reading .x'))
    t.match(await page.innerText('.readings'), /one quotation of \d+ words/)
    await follow(page, () => page.click('.readings a:has-text("as a list")'))
    t.equal(await page.locator('.verdicts tbody tr').count(), 5)
    await close()
  })

  await t.test('a list longer than an address is sent and exported as a form', async t => {
    const { page, complaints, close } = await visit(browser, url)
    await page.fill('#q', Array(60).fill('Тут немає жодного такого речення, яке хтось колись друкував деінде.').join('\n'))
    await follow(page, () => page.press('#q', 'Enter'))
    await page.waitForSelector('.verdicts')
    t.equal(await page.locator('.verdicts tbody tr').count(), 60)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#list-deeds form button')])
    t.equal(download.suggestedFilename(), 'verbatim-check.csv')
    t.strictSame(await checkAccessibility(page), [])
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('a quotation that stands nowhere shows what is near', async t => {
    const { page, close } = await visit(browser, `${url}/check?quote=${encodeURIComponent('Families who drank brown reservoir water in their kitchens have a right to samples')}`)
    t.equal(await page.textContent('h1'), 'Not found')
    t.match(await page.innerText('section:has(#nearest)'), /Not compared word for word/)
    t.ok(await page.locator('section:has(#nearest) .permalink').count() > 0)
    t.strictSame(await checkAccessibility(page), [])
    await close()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    await t.test(`axe-core finds nothing, it fits a phone: ${colorScheme}`, async t => {
      const { page, close } = await visit(browser, list, { colorScheme })
      t.strictSame(await checkAccessibility(page), [])
      await page.setViewportSize({ width: 320, height: 640 })
      t.strictSame(await checkAccessibility(page), [])
      t.ok(await page.evaluate('document.documentElement.scrollWidth <= 320'))
      await close()
    })
  }
})
