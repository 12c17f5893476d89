// Files handed in by a form: good and bad side by side, hostile names, sizes and ends.
import { request } from 'node:http'
import t from 'tap'
import { ask, type Asked } from '../../support/ask.js'
import { awaitTask } from '../../support/await-task.js'
import { startApplication } from '../../support/start-application.js'

const limits = { requestBytes: 200_000, textBytes: 60_000 }
const { url, application } = await startApplication(t, { limits })
const story = (word: string): string => `Council meets on ${word}\n\nThe council of Harlow met on Thursday to speak about the ${word}.\n\n“We have waited for the ${word} for years,” said councillor Maire Kallastu.\n`

interface Part { name: string, filename?: string, content: string | Buffer }

const boundary = 'a-boundary'

function formOf (parts: Part[], end = `--${boundary}--\r\n`): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ name, filename, content }) => [`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`, content, '\r\n'].map(part => Buffer.from(part as string))),
    Buffer.from(end)
  ])
}

const send = async (body: Buffer, type = `multipart/form-data; boundary=${boundary}`, headers: Record<string, string> = {}): Promise<Asked> => await ask(url, '/api/v1/articles', { method: 'POST', headers: { 'content-type': type, ...headers }, body })

t.test('files of several formats, and one that cannot be read', async t => {
  const answer = await send(formOf([
    { name: 'outlet', content: 'Harlow Gazette' },
    { name: 'published', content: '2024-05-12' },
    { name: 'files', filename: '../../etc/bridge.txt', content: story('bridge') },
    { name: 'files', filename: 'ferry.html', content: `<!doctype html><title>Ferry</title><article><h1>Ferry</h1><p>${story('ferry')}</p></article>` },
    { name: 'files', filename: 'junk\u202E.bin', content: Buffer.from(Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256)) },
    { name: 'more', filename: 'export.jsonl', content: `${JSON.stringify({ id: 'port', outlet: 'The Port', text: story('port') })}\n{"id": \n` },
    { name: 'more', filename: 'large.txt', content: 'x '.repeat(limits.textBytes) },
    { name: 'more', filename: 'last.txt', content: story('lighthouse') }
  ]))
  t.equal(answer.status, 202, answer.text)
  const { articles } = answer.body as { articles: string[] }
  t.equal(articles.length, 4)
  const task = await awaitTask(url, String(answer.headers.location))
  t.match(task, { state: 'succeeded', result: { taken: 4, rejected: 3 } })
  t.same([...await application.archive.heads(articles)].map(([, { outlet, published }]) => [outlet, published?.value]), articles.map(id => [id === 'port' ? 'The Port' : 'Harlow Gazette', '2024-05-12']))
  const rejects: string[] = []
  for await (const { origin, reason } of application.archive.rejections()) rejects.push(`${origin} ${reason}`)
  t.equal(rejects.length, 3)
  t.ok(rejects.some(reject => reject.startsWith('large.txt too-large')))
  t.notMatch(rejects.join(), /[\u202E\n]|\.\./, 'names are shown harmless and are no paths')
})

t.test('what is no form, or too much of one', async t => {
  const file: Part = { name: 'f', filename: 'a.txt', content: story('a') }
  const wrong: Array<[string, Promise<Asked>, number, string]> = [
    ['no file', send(formOf([{ name: 'outlet', content: 'x' }])), 400, 'empty-body'],
    ['nothing', send(formOf([])), 400, 'empty-body'],
    ['no boundary', send(formOf([file]), 'multipart/form-data'), 400, 'invalid-body'],
    ['cut off', send(formOf([file], '')), 400, 'invalid-body'],
    ['another boundary', send(formOf([file]), 'multipart/form-data; boundary=other'), 400, 'invalid-body'],
    ['an unknown field', send(formOf([{ name: '__proto__', content: 'x' }, file])), 400, ''],
    ['a field that is wrong', send(formOf([{ name: 'outlet', content: 'x'.repeat(10_001) }, file])), 400, 'invalid-record'],
    ['only a bad file', send(formOf([{ name: 'f', filename: 'empty.txt', content: '' }])), 422, 'empty'],
    ['too many bytes', send(formOf(Array.from({ length: 6 }, (_, index) => ({ name: 'f', filename: `${index}.txt`, content: 'words and words '.repeat(3_000) })))), 413, 'body-too-large'],
    ['too many bytes, of unknown length', send(formOf(Array.from({ length: 6 }, (_, index) => ({ name: 'f', filename: `${index}.txt`, content: 'words and words '.repeat(3_000) }))), undefined, { 'transfer-encoding': 'chunked' }), 413, 'body-too-large'],
    ['too many fields', send(formOf([...Array.from({ length: 30 }, () => ({ name: 'outlet', content: 'x' })), file])), 413, 'body-too-large']
  ]
  for (const [name, asked, status, code] of wrong) {
    const answer = await asked
    t.match(answer.body, { status, ...(code !== '' && { code }) }, `${name}: ${answer.text.slice(0, 300)}`)
  }
  const elsewhere = await ask(url, '/api/v1/check', { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: formOf([file]) })
  t.match(elsewhere.body, { status: 415 }, 'no other route takes forms')
  t.match((await ask(url, '/api/v1/articles', { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: 'https://elsewhere.example' }, body: formOf([file]) })).body, { status: 403, code: 'origin' }, 'not from the page of another site')
  t.equal((await ask(url, '/health/live')).status, 200)
})

t.test('a client that goes away in the middle', async t => {
  const going = request(url + '/api/v1/articles', { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': 100_000 } })
  going.on('error', () => {})
  going.write(formOf([{ name: 'f', filename: 'a.txt', content: story('gone') }], ''))
  await new Promise(resolve => { setTimeout(resolve, 200) })
  going.destroy()
  t.equal((await send(formOf([{ name: 'f', filename: 'b.txt', content: story('staying') }]))).status, 202)
})
