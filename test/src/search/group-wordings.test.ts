// Sentences over their wordings: what is another sentence stays apart.
import t from 'tap'
import { groupWordings, type Quoted } from '../../../src/search/group-wordings.js'

const water = ['We are asking for the truth about the water.', 'The heron stood still the whole long day.', 'We are asking for the truth about our water!', 'We are asking for the truth about the water', 'Not yet.', 'Not now.']
const asked = (text: string): Quoted => ({ text, language: 'en', speaker: null })
const wordingsOf = async (quotations: Quoted[]): Promise<string[][]> => (await groupWordings(quotations, each => each)).map(({ wordings }) => wordings.map(({ said }) => said.text))

t.test('one sentence in several wordings', async t => {
  const sentences = await groupWordings(water.map(asked), each => each)
  t.equal(sentences.length, 4)
  t.match(sentences[0]?.wordings, [{ said: { text: water[0] }, times: 2, diff: [] }, { said: { text: water[2] }, times: 1 }])
  t.match(sentences[0]?.wordings[1]?.diff, [{ op: 'equal' }, { op: 'replace', source: 'our', quote: 'the' }, { op: 'equal' }])
  t.strictSame(await wordingsOf([asked(water[0] as string), { ...asked(water[2] as string), language: 'de' }]), [[water[0]], [water[2]]], 'languages are not compared')
})

t.test('whole words of both, also at the ends', async t => {
  const [sentence] = await groupWordings(['The dam will hold for a hundred years.', 'Well, the dam will hold for a hundred years, and more.'].map(asked), each => each)
  t.match(sentence?.wordings[1]?.diff, [{ op: 'delete', source: 'Well' }, { op: 'equal' }, { op: 'delete', source: 'and more' }])
})

t.test('the middle word of five changed', async t => {
  t.equal((await wordingsOf(['They want grain in Almere.', 'They want bread in Almere.'].map(asked))).length, 1)
})

t.test('two people with the same words', async t => {
  const by = (speaker: string | null): Quoted => ({ text: 'The dam will hold for a hundred years.', language: 'en', speaker })
  const sentences = await groupWordings([by('Ada Holm'), by(null), by('Ole Brandt')], each => each)
  t.match(sentences, [{ speaker: 'Ada Holm', wordings: [{ times: 2 }] }, { speaker: 'Ole Brandt', wordings: [{ times: 1 }] }], 'what nobody is named for joins the first')
})

t.test('a long list of one set phrase is no work without end', async t => {
  const list = Array.from({ length: 3_000 }, (_, number) => asked(`it was the best of times number ${number} said of ${number * 7} and of ${number * 13} days in all the years`))
  t.ok((await groupWordings(list, each => each)).length > 0)
})
