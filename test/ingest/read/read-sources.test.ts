/** Reading real files in a temporary folder. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { execFileSync } from 'node:child_process'
import t from 'tap'
import { readLimits, type Limits } from '../../../ingest/config.js'
import type { Rejection, SourceFile } from '../../../ingest/document.js'
import { MissingPathError, readSources, type ReadOptions } from '../../../ingest/read/read-sources.js'
import { isRejection } from './support.js'

const now = (): Date => new Date('2024-05-24T10:00:00Z')

async function readAll (paths: string[], options: Partial<ReadOptions> = {}): Promise<Array<SourceFile | Rejection>> {
  const all: Array<SourceFile | Rejection> = []
  for await (const source of readSources(paths, { limits: readLimits(), now, ...options })) all.push(source)
  return all
}

/** `name: type` or `name: reason`, names relative to the folder. */
function brief (folder: string, sources: Array<SourceFile | Rejection>): string[] {
  return sources.map(source => `${source.origin.replace(folder + '/', '')}: ${isRejection(source) ? source.reason : source.contentType ?? ''}`)
}

t.test('a folder with all formats, sorted, hidden files left out', async t => {
  const folder = t.testdir({
    'b.txt': 'One.',
    'a.html': '<p>One.',
    c: 'no ending',
    'd.page': '<!-- x --><!DOCTYPE html><p>One.',
    'e.jsonl': '{"id":1,"text":"One."}\r\n\n{"html":"<p>Two."}',
    'f.json': '[{"text":"One."},{"text":5}]',
    'g.json': '{"text":"One."}',
    'h.MD': '# One',
    '.hidden.txt': 'hidden',
    '.git': { 'x.txt': 'hidden' },
    sub: { 'x.text': 'One.' }
  })
  t.strictSame(brief(folder, await readAll([folder])), [
    'a.html: text/html', 'b.txt: text/plain', 'c: text/plain', 'd.page: text/html',
    'e.jsonl:1: text/plain; charset=utf-8', 'e.jsonl:3: text/html; charset=utf-8',
    'f.json#1: text/plain; charset=utf-8', 'f.json#2: invalid-record', 'g.json: text/plain; charset=utf-8',
    'h.MD: text/plain', 'sub/x.text: text/plain'
  ])
})

t.test('bytes, time and id', async t => {
  const folder = t.testdir({ 'a.txt': 'Grüße', 'b.jsonl': '\uFEFF{"id":7,"text":"One."}' })
  const [file, record] = await readAll([join(folder, 'a.txt'), join(folder, 'b.jsonl')])
  t.strictSame(file, { origin: join(folder, 'a.txt'), contentType: 'text/plain', bytes: Buffer.from('Grüße'), declared: {}, retrievedAt: '2024-05-24T10:00:00.000Z', notes: [] })
  t.match(record, { declared: { id: '7' }, charsetKnown: true }, 'a BOM before the first record is no fault')
})

t.test('what cannot be read is named, the rest is read', async t => {
  const folder = t.testdir({
    'a.txt': '',
    'b.jsonl': '{"text":"One."}\n{"text":\nnot json\n{"text":"Two."}',
    'c.json': '{"text": 1,}',
    'd.jsonl': '\n \n',
    'e.json': '[]',
    'z.txt': 'One.'
  })
  writeFileSync(join(folder, 'f.jsonl'), Buffer.from('7b2274657874223a22e9227d', 'hex'))
  symlinkSync('nowhere', join(folder, 'g.txt'))
  symlinkSync('h.txt', join(folder, 'h.txt'))
  execFileSync('mkfifo', [join(folder, 'i.txt')])
  const sources = await readAll([folder])
  t.strictSame(brief(folder, sources), [
    'a.txt: empty', 'b.jsonl:1: text/plain; charset=utf-8', 'b.jsonl:2: invalid-json', 'b.jsonl:3: invalid-json', 'b.jsonl:4: text/plain; charset=utf-8',
    'c.json: invalid-json', 'd.jsonl: empty', 'e.json: empty', 'f.jsonl:1: invalid-json', 'g.txt: unreadable', 'h.txt: unreadable', 'i.txt: unreadable',
    'z.txt: text/plain'
  ])
  const rejected = sources.filter(isRejection)
  t.match(rejected.find(each => each.origin.endsWith('c.json'))?.detail, /"}" at position 11/)
  t.equal(Buffer.from(rejected.find(each => each.origin.endsWith('b.jsonl:3'))?.bytes ?? []).toString(), 'not json', 'the line is kept')
  t.ok(rejected.every(each => each.stage === 'read' && each.detail.includes(each.origin)), 'each message names its file')
})

t.test('no permission', { skip: process.getuid?.() === 0 ? 'root may read everything' : false }, async t => {
  const folder = t.testdir({ 'a.txt': 'One.' })
  chmodSync(join(folder, 'a.txt'), 0)
  t.strictSame(brief(folder, await readAll([folder])), ['a.txt: unreadable'])
})

t.test('links are followed, loops end', async t => {
  const folder = t.testdir({ one: { 'a.txt': 'One.' }, 'b.txt': 'Two.' })
  symlinkSync('..', join(folder, 'one', 'up'))
  symlinkSync(join(folder, 'b.txt'), join(folder, 'one', 'b.txt'))
  t.strictSame(brief(folder, await readAll([folder])), ['b.txt: text/plain', 'one/a.txt: text/plain', 'one/b.txt: text/plain'])
})

t.test('a missing path is known before anything is read', async t => {
  const folder = t.testdir({ 'a.txt': 'One.' })
  const sources = readSources([folder, join(folder, 'b\n.txt')], { limits: readLimits() })
  await t.rejects(sources.next(), { name: 'MissingPathError', message: /b\\x0a\.txt: no such file or folder/ })
  await t.rejects(readAll([join(folder, '*.html')]), MissingPathError, 'a pattern that matches nothing')
  await t.rejects(readAll(['']), MissingPathError)
  await t.rejects(readAll(['a\0b']), MissingPathError)
  await t.rejects(readAll([join(folder, 'a.txt', 'b')]), MissingPathError)
})

t.test('patterns', async t => {
  const folder = t.testdir({ 'a.txt': 'One.', '[x].txt': 'Two.', sub: { 'b.txt': 'Three.', 'c.html': '<p>' } })
  t.strictSame(brief(folder, await readAll([join(folder, '**/*.txt')])), ['[x].txt: text/plain', 'a.txt: text/plain', 'sub/b.txt: text/plain'])
  t.strictSame(brief(folder, await readAll([join(folder, '[x].txt')])), ['[x].txt: text/plain'], 'a name that exists is no pattern')
  t.strictSame(brief(folder, await readAll([join(folder, 's*')])), ['sub/b.txt: text/plain', 'sub/c.html: text/html'], 'a folder stands for all in it')
  t.strictSame((await readAll([join(folder, '**')])).length, 4, 'nothing twice')
})

t.test('limits', async t => {
  const folder = t.testdir({ 'a.txt': 'x'.repeat(10), 'b.txt': 'x'.repeat(11), 'c.jsonl': '{"text":"x"}\n{"text":"12345678901"}', 'd.jsonl': '{"text":"x"}\n'.repeat(9), 'e.json': ' '.repeat(101) })
  const limits: Limits = { ...readLimits(), textBytes: 10, containerBytes: 100 }
  const sources = await readAll([folder], { limits })
  t.strictSame(brief(folder, sources), ['a.txt: text/plain', 'b.txt: too-large', 'c.jsonl:1: text/plain; charset=utf-8', 'c.jsonl:2: too-large', 'd.jsonl: too-large', 'e.json: too-large'])
  const piped = await readAll(['-'], { limits, stdin: Readable.from([Buffer.alloc(6, 'x'), Buffer.alloc(6, 'x')]) })
  t.strictSame(brief(folder, piped), ['stdin: too-large'])
  const lines = await readAll(['-'], { limits, stdin: Readable.from(['{"text":"x"}\n', '{"text":"y"}\n'.repeat(9)]) })
  t.equal(lines.filter(isRejection).map(each => each.reason).join(), 'too-large')
})

t.test('standard input is recognised by its beginning', async t => {
  const read = async (...chunks: string[]): Promise<string[]> => brief('', await readAll(['-'], { stdin: Readable.from(chunks) }))
  t.strictSame(await read('One', ' two.'), ['stdin: text/plain'])
  t.strictSame(await read('<!doctype html><p>'), ['stdin: text/html'])
  t.strictSame(await read('{"text":"One."}\n{"te', 'xt":"Two."}'), ['stdin:1: text/plain; charset=utf-8', 'stdin:2: text/plain; charset=utf-8'])
  t.strictSame(await read('{"text":"One."}'), ['stdin:1: text/plain; charset=utf-8'])
  t.strictSame(await read('{\n  "text": "One."\n}'), ['stdin: text/plain; charset=utf-8'])
  t.strictSame(await read('[{"text":"One."}]'), ['stdin#1: text/plain; charset=utf-8'])
  t.strictSame(await read('{not json at all'), ['stdin: text/plain'])
  t.strictSame(await read(), ['stdin: empty'])
})

t.test('hostile names are shown escaped and read all the same', async t => {
  const folder = t.testdir({})
  mkdirSync(join(folder, 'a\nb'))
  writeFileSync(join(folder, 'a\nb', 'c\u202Etxt.html'), '<p>')
  writeFileSync(Buffer.concat([Buffer.from(folder + '/'), Buffer.from([0xE4, 0x2E, 0x74, 0x78, 0x74])]), 'One.')
  t.strictSame(brief(folder, await readAll([folder])), ['a\\x0ab/c\\u{202e}txt.html: text/html', '\\xe4.txt: text/plain'])
})

t.test('lines are given one by one, not when the file has ended', async t => {
  async function * endless (): AsyncGenerator<Buffer> {
    for (;;) yield Buffer.from('{"text":"One."}\n')
  }
  const sources = readSources(['-'], { limits: readLimits(), stdin: Readable.from(endless()) })
  for (let line = 1; line <= 3; line++) t.match(await sources.next(), { value: { origin: `stdin:${line}` } })
  await sources.return(undefined)
})
