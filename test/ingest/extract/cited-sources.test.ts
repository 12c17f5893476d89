// Which agencies and media an article names as its sources.
import t from 'tap'
import { citedSources } from '../../../ingest/extract/cited-sources.js'

const cited = (text: string, title: string | null = null, own: string | null = null): string[] => citedSources(title, text, own)

t.test('names that report', async t => {
  t.strictSame(cited('Bloomberg reports that the talks in Larkstead went on.'), ['Bloomberg'])
  t.strictSame(cited('The talks went on, according to Reuters.'), ['Reuters'])
  t.strictSame(cited('Wie die dpa berichtet, wird in Lerchenstadt verhandelt.'), ['dpa'])
  t.strictSame(cited('Переговори тривають, повідомляє Reuters.'), ['Reuters'])
  t.strictSame(cited('Об этом со ссылкой на Bloomberg сообщили в мэрии.'), ['Bloomberg'])
  t.strictSame(cited('', 'Talks in Larkstead go on - The New York Times'), ['The New York Times'], 'the longest name')
  t.strictSame(cited('', 'NYT: talks in Larkstead go on'), ['NYT'])
  t.strictSame(cited('Reuters said so, and Reuters reports more. Selon Le Monde, rien.'), ['Reuters', 'Le Monde'], 'each once, in order')
})

t.test('names that do not', async t => {
  t.strictSame(cited('Bloomberg opened an office in Larkstead.'), [], 'somebody acts')
  t.strictSame(cited('The mayor reads Time and the Times of her town.'), [])
  t.strictSame(cited('Mr Focus says that trams are late.'.replace('Mr Focus', 'Focused')), [], 'part of a word')
  t.strictSame(cited('Reuters reports.', null, 'Reuters'), [], 'the outlet itself')
  t.strictSame(cited('A report by the council was read.'), [])
})

t.test('a long text is read in linear time', async t => {
  t.strictSame(cited('Reuters '.repeat(50_000)), [])
})
