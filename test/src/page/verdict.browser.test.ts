// What a check says beside its verdict: negation, another speaker, versions, other languages, where a wording begins.
import t from 'tap'
import { checkAccessibility } from '../../support/check-accessibility.js'
import { follow, startBrowser, visit } from '../../support/browser.js'
import { startApplication } from '../../support/start-application.js'

const records = [
  { id: 'early', title: 'Lamps', outlet: 'Orvel Post', published: '2024-02-01', language: 'en', text: '“We shall keep every lamp on the long pier burning all night,” said Runa Ekholt. It snowed.' },
  { id: 'later', title: 'Pier', outlet: 'Tarn Echo', published: '2024-02-05', language: 'en', text: 'At noon she spoke. “We shall keep no lamp on the long pier burning all night,” said Runa Ekholt. It thawed.' },
  { id: 'german', title: 'Laternen', outlet: 'Hafenbote', published: '2024-02-02', language: 'de', text: '„Jede Laterne am langen Steg brennt die ganze Nacht“, sagte Runa Ekholt. Es schneite weiter.' },
  { id: 'changing', title: 'Ice', outlet: 'Orvel Post', published: '2024-03-01', language: 'en', text: '“The ice on the outer harbour holds a horse and a cart,” said Odo Brank. Nobody tried it.' }
]

t.test('beside the verdict', async t => {
  const browser = await startBrowser(t)
  const { url, application } = await startApplication(t, { records, page: true })
  const check = (quote: string): string => `${url}/check?quote=${encodeURIComponent(quote)}`

  await t.test('a negation is called out', async t => {
    const { page, complaints, close } = await visit(browser, check('We shall not keep every lamp on the long pier burning all night'))
    t.equal(await page.textContent('h1'), 'Altered')
    t.match(await page.innerText('.warning'), /negates what was printed/)
    t.equal(await page.locator('ruby.negation').count(), 1)
    t.strictSame(await checkAccessibility(page), [])
    t.strictSame(complaints, [])
    await close()
  })

  await t.test('said by someone else; the words are compared without the name', async t => {
    const { page, close } = await visit(browser, check('“We shall keep every lamp on the long pier burning all night” — Odo Brank'))
    t.equal(await page.textContent('h1'), 'Word for word', 'of the words in the marks')
    t.match(await page.innerText('.warning'), /does not name Odo Brank but Runa Ekholt/)
    t.match(await page.inputValue('#q'), /Odo Brank/, 'the paste stays in the box')
    await follow(page, () => page.click('.reading:has-text("Odo Brank") .x'))
    t.equal(await page.locator('.warning').count(), 0)
    await page.goto(check('“We shall keep every lamp on the long pier burning all night,” said Runa Ekholt'))
    t.match(await page.innerText('.lead-words'), /Said by Runa Ekholt, as you have it/)
    await close()
  })

  await t.test('where the pasted wording begins, and what was said elsewhere', async t => {
    const { page, close } = await visit(browser, check('We shall keep no lamp on the long pier burning all night'))
    t.equal(await page.textContent('h1'), 'Word for word')
    t.match(await page.innerText('.by-date tr:has-text("Tarn Echo")'), /your wording begins here/)
    t.match(await page.innerText('.side'), /It first appears on 5 February 2024 in Tarn Echo/)
    t.match(await page.innerText('section:has(#elsewhere)'), /Jede Laterne am langen Steg.*Runa Ekholt.*Hafenbote.*Deutsch/s)
    t.equal(await page.getAttribute('section:has(#elsewhere) .said', 'lang'), 'de')
    await close()
  })

  await t.test('the verdict of each version', async t => {
    const changed = { ...records[3], text: '“The ice on the outer harbour holds a horse and a sledge,” said Odo Brank. Nobody tried it.' }
    const response = await fetch(`${url}/api/v1/articles`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(changed) })
    const { task } = await response.json() as { task: string }
    while (!['succeeded', 'failed'].includes((await application.archive.task(task))?.state ?? '')) await new Promise(resolve => setTimeout(resolve, 50))
    const { page, close } = await visit(browser, check('The ice on the outer harbour holds a horse and a cart'))
    t.match(await page.innerText('.side'), /In the versions of the source.*Word for word.*now.*Altered/s)
    await close()
  })

  await t.test('a list says the same in short', async t => {
    const { page, close } = await visit(browser, check(['“We shall keep every lamp on the long pier burning all night” — Odo Brank', 'We shall not keep every lamp on the long pier burning all night'].join('\n')))
    const rows = page.locator('.verdicts tbody tr')
    t.match(await rows.nth(0).innerText(), /Word for word.*print names Runa Ekholt/s)
    t.match(await rows.nth(1).innerText(), /Altered.*a negation differs/s)
    await close()
  })
})
