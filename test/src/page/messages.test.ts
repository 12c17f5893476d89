// Every language has every message, with the same places and all its plural forms.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../ingest/config.js'
import { chooseLanguage, loadMessages, readMessages, UI_LANGUAGES, type Message } from '../../../src/page/messages.js'

const english = readMessages('en')
const placesOf = (text: string): string[] => [...text.matchAll(/\{([a-z]+)\}/gi)].map(match => match[1] as string).sort()
const formsOf = (message: Message): string[] => typeof message === 'string' ? [message] : Object.values(message)

for (const language of UI_LANGUAGES) {
  t.test(language, t => {
    const table = readMessages(language)
    t.strictSame(Object.keys(table).sort(), Object.keys(english).sort(), 'has the same keys')
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const [key, message] of Object.entries(table)) {
      const wanted = placesOf(formsOf(english[key] ?? '')[0] ?? '')
      for (const form of formsOf(message)) {
        t.ok(form.trim() !== '', `${key} is not empty`)
        t.strictSame(placesOf(form), wanted, `${key} has the places of the English text`)
      }
      if (typeof message !== 'string') t.strictSame(Object.keys(message).sort(), categories, `${key} has all plural forms`)
    }
    t.end()
  })
}

t.test('every file is a language, and names itself', t => {
  const files = readdirSync(join(packageRoot, 'src', 'page', 'messages')).map(name => name.replace('.json', ''))
  t.strictSame([...UI_LANGUAGES].sort(), files.sort())
  for (const language of UI_LANGUAGES) t.doesNotThrow(() => new Intl.DateTimeFormat(loadMessages(language).format), language)
  t.end()
})

t.test('no message stands unused', t => {
  const folder = join(packageRoot, 'src', 'page')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).map(name => readFileSync(join(folder, name), 'utf8')).join('\n')
  const prefixes = [...sources.matchAll(/[`']([a-z.]+\.)\$\{/g)].map(match => match[1] as string)
  const named = [...sources.matchAll(/named\('([a-z]+)'/g)].map(match => `${match[1]}.`)
  for (const key of Object.keys(english)) {
    const isUsed = sources.includes(`'${key}'`) || [...prefixes, ...named, 'add.'].some(prefix => key.startsWith(prefix))
    t.ok(isUsed, key)
  }
  t.end()
})

t.test('plural forms and mark-up in places', t => {
  const uk = loadMessages('uk')
  t.equal(uk.text('total.passages', { count: 1 }), '1 уривок')
  t.equal(uk.text('total.passages', { count: 3 }), '3 уривки')
  t.equal(uk.text('total.passages', { count: 12 }), '12 уривків')
  const en = loadMessages('en')
  t.equal(en.text('total.passages', { count: 12345 }), '12,345 passages')
  t.equal(String(en.html('nearby.without', { part: '<b>' })), 'without &lt;b&gt;')
  t.equal(en.text('understood.without', { part: '{part} and {count}' }), 'Search without {part} and {count}')
  t.end()
})

t.test('the language: asked for, else accepted, else English', t => {
  t.equal(chooseLanguage('uk', 'en'), 'uk')
  t.equal(chooseLanguage('xx', 'uk-UA,en;q=0.5'), 'uk')
  t.equal(chooseLanguage(undefined, 'de, uk;q=0.8, en;q=0.5'), 'uk')
  t.equal(chooseLanguage(undefined, 'uk;q=0, en'), 'en')
  t.equal(chooseLanguage(undefined, 'uk;q=0.1, en;q=0.9'), 'en')
  t.equal(chooseLanguage(undefined, undefined), 'en')
  t.equal(chooseLanguage(undefined, ';;;,,q=q=q,' + 'x'.repeat(100_000)), 'en')
  t.end()
})
