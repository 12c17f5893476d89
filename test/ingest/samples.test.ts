// Every bundled sample through the whole pipeline: what must hold for any article, and what the samples are there to show.
import { join } from 'node:path'
import t from 'tap'
import type { Article, SourceFile } from '../../ingest/document.js'
import { packageRoot, readLimits } from '../../ingest/config.js'
import { decodeBytes } from '../../ingest/decode/decode-bytes.js'
import { repairText } from '../../ingest/mojibake/repair-text.js'
import { undoRepairs } from '../../ingest/mojibake/provenance.js'
import { joinPassages } from '../../ingest/passages/split-lines.js'
import { analyseSource, isRejection } from '../../ingest/pipeline.js'
import { readSources } from '../../ingest/read/read-sources.js'

const articles = new Map<string, { source: SourceFile, article: Article }>()

t.before(async () => {
  for await (const source of readSources([join(packageRoot, 'samples')], { limits: readLimits() })) {
    if (isRejection(source)) throw new Error(source.detail)
    const article = analyseSource(source)
    if (isRejection(article)) throw new Error(`${article.origin}: ${article.detail}`)
    articles.set(source.origin.slice(source.origin.lastIndexOf('/') + 1), { source, article })
  }
})

const sample = (name: string): Article => {
  const found = articles.get(name)
  if (found === undefined) throw new Error(`${name} is missing among ${[...articles.keys()].join(', ')}`)
  return found.article
}

t.test('what holds for any article', async t => {
  t.equal(articles.size, 29)
  for (const [name, { source, article }] of articles) {
    const { text, passages, quotes, lines, repairs } = article
    t.equal(joinPassages(text, passages), text, `${name}: passages and what stands between them give back the text`)
    t.ok(passages.every(({ start, end, text: words }) => text.slice(start, end) === words), `${name}: offsets cut out the passages`)
    t.ok(quotes.every(({ start, end, text: words }) => text.slice(start, end) === words), `${name}: offsets cut out the quotations`)
    t.equal(new Set(passages.map(({ id }) => id)).size, passages.length, `${name}: passage ids differ`)
    t.ok(lines.every(({ keep, reason }) => keep === (reason === null)), `${name}: a dropped line has a reason`)
    t.equal(repairText(text, { also: ['homoglyphs', 'bom', 'c1'] }).text, text, `${name}: repairing twice changes nothing more`)
    if (article.format === 'text') t.equal(undoRepairs({ text, repairs }), decodeBytes(source).text, `${name}: receipts undo the repairs`)
  }
})

t.test('languages', async t => {
  const languages: Record<string, number> = {}
  for (const { article } of articles.values()) languages[article.language] = (languages[article.language] ?? 0) + 1
  t.strictSame(languages, { en: 14, uk: 3, de: 2, fr: 2, ru: 2, pl: 2, ka: 2, ar: 2 })
})

t.test('encodings', async t => {
  const encoding = (name: string): string[] => [sample(name).charset, sample(name).charsetFrom]
  t.strictSame(encoding('visnyk-dolynskyi-windows-1251.txt'), ['windows-1251', 'sniffed'])
  t.match(encoding('rechnaya-gazeta-koi8.txt')[0], /^koi8-[ru]$/)
  t.strictSame(encoding('visnyk-vybory-utf16.txt'), ['utf-16le', 'bom'])
  t.match(sample('rechnaya-gazeta-wrong-label.html').text, 'Город заплатил дважды, а воды не получил ни разу')
  t.match(sample('depeche-passeur-mojibake.txt').text, 'a quitté le musée à l\'aube')
  t.match(sample('scrapes.jsonl:7').text, 'Цей матеріал доступний також українською')
  t.match(sample('scrapes.jsonl:7').text, '“Whoever opens the valve pays for the water,”')
  t.match(sample('scrapes.jsonl:3').text, 'переглядів')
})

t.test('who said it', async t => {
  const speakerOf = (name: string, words: string): string | undefined =>
    sample(name).quotes.find(quote => quote.text.includes(words))?.speaker?.name
  t.equal(speakerOf('courier-water-was-safe.html', 'The water was safe on Monday'), 'Marta Weidenhof')
  t.equal(speakerOf('courier-water-was-safe.html', 'not sign a single paper'), 'Ostap Dolynskyi')
  t.equal(speakerOf('scrapes.jsonl:3', 'Ми не підпишемо'), 'Остап Долинський')
  t.equal(speakerOf('depeche-le-passeur.html', 'jamais été à nous'), 'Claire Ferrandier')
  t.equal(speakerOf('gruenbacher-tagblatt-wasser.html', 'Es ist kein Gift'), 'Jonas Achterfeld')
  t.equal(speakerOf('kurier-graniczny-pociag.html', 'Pociąg nocny wróci'), 'Zofia Karwińska')
  t.equal(speakerOf('courier-election.html', 'three hundred kitchens'), 'Ostap Dolynskyi')
  t.equal(speakerOf('scrapes.jsonl:10', 'three hundred kitchens'), 'Iryna Kozubenko')
  t.notOk(sample('depeche-le-passeur.html').quotes.some(quote => quote.text === 'Le Passeur'), 'a title in marks is no quotation')
  t.ok(sample('courier-water-was-safe.html').quotes.some(quote => quote.text === 'cosmetic matter' && quote.speaker !== null), 'two words that someone is said to say are one')
})

t.test('copies, dates and dropped lines', async t => {
  t.equal(sample('eastern-line-copy.html').fingerprint, sample('agency-export.jsonl:1').fingerprint)
  t.equal(sample('scrapes.jsonl:1').fingerprint, sample('agency-export.jsonl:1').fingerprint)
  t.match(sample('courier-water-was-safe.html'), { published: { value: '2024-03-12T19:40:00+02:00', precision: 'second' }, authors: ['Helen Marrow'], outlet: 'Verkhovets Courier' })
  t.match(sample('agency-export.jsonl:4'), { published: { value: '2024-09', precision: 'month' } })
  t.equal(sample('no-date-notebook.txt').published, null)
  const dropped = (name: string): string[] => sample(name).lines.flatMap(line => line.reason === null ? [] : [line.reason])
  t.strictSame(dropped('scrapes.jsonl:3'), ['menu', 'language-switch', 'title', 'counter', 'date', 'related'])
  t.ok(dropped('scrapes.jsonl:7').includes('language-switch'))
})
