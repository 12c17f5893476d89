// What a newsroom's archive should not hold, given to the command line: refused with a reason or read as far as it is sound.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { makeDocx, makeMail, makePdf, makeZip } from '../../support/make-files.js'
import { runVerbatim } from '../../support/run-verbatim.js'

const PARAGRAPH = '<p>The council of Larkstead approved the new tram line on Monday, after a debate of six hours that ended past midnight.</p>'
const page = (body: string): string => `<!doctype html><html lang="en"><head><title>Tram line</title></head><body>${body}</body></html>`

function makeWarc (records: number): Buffer {
  return Buffer.concat(Array.from({ length: records }, (_, at) => {
    const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(`<h1>Page ${at}</h1>` + PARAGRAPH.replace('Monday', `day ${at}`).repeat(4))}`)
    return Buffer.concat([Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${at}>\r\nWARC-Date: 2024-05-24T10:00:00Z\r\nWARC-Target-URI: https://lantern.example/${at}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`), http, Buffer.from('\r\n\r\n')])
  }))
}

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]><rss><channel><title>&a8;</title><item><description>&a8;</description></item></channel></rss>`
const WARC = makeWarc(3)
const ZIP = makeZip([{ name: '../../../escaped.txt', content: 'Rain fell on Larkstead all of Monday, said the mayor.' }, { name: '/escaped.txt', content: 'Rain fell on Larkstead all of Tuesday, said the mayor.' }])

/** What each file is refused with; null for what is taken. */
const FILES: Record<string, [string | Uint8Array, string | null]> = {
  'truncated.html': [page(PARAGRAPH.repeat(3)).slice(0, -60), null],
  'nested.html': ['<html><body>' + '<div>'.repeat(100_000) + PARAGRAPH, null],
  'script.html': [page('<script>' + 'x'.repeat(100_000) + '</script>'), 'no-article'],
  'empty.html': ['', 'empty'],
  'laughs.xml': [LAUGHS, 'unsafe-xml'],
  'laughs.html': [LAUGHS.replace('<rss>', '<html><body>' + PARAGRAPH), null],
  'bomb.zip': [makeZip([{ name: 'a.txt', content: Buffer.alloc(8 << 20) }]), 'bomb'],
  'bomb.txt.gz': [gzipSync(gzipSync(Buffer.alloc(64 << 20))), 'bomb'],
  'bomb.docx': [makeDocx(['One.'], [{ name: 'word/media/a.bmp', content: Buffer.alloc(20 << 20) }]), 'bomb'],
  'names.zip': [ZIP, null],
  'half.zip': [ZIP.subarray(0, ZIP.length - 40), 'damaged'],
  'secret.pdf': [makePdf([['Secret.']], { encrypted: true }), 'encrypted'],
  'pdf.html': [makePdf([['A council met in Larkstead on Friday, said the mayor.']]), null],
  'page.pdf': [page(PARAGRAPH + '<p>Or so the operator of the line said on Thursday, before the vote was taken.</p>'), null],
  'text.docx': ['Snow fell on Larkstead all of Sunday, said the mayor of the town.', null],
  'zip.txt': [makeZip([{ name: 'a.txt', content: 'Hail fell on Larkstead all of Sunday, said the mayor.' }]), null],
  'picture.txt': [Buffer.from('89504e470d0a1a0a0000000d49484452' + '00ff'.repeat(500), 'hex'), 'binary'],
  'half.warc': [WARC.subarray(0, WARC.length - 300), 'damaged'],
  'half.warc.gz': [gzipSync(WARC).subarray(0, 200), 'damaged'],
  'half.json': ['[{"text": "One, said the mayor"}, {"text": "Tw', 'invalid-json'],
  'deep.json': ['['.repeat(100_000), 'invalid-json'],
  'mail.eml': [makeMail({ Subject: 'x' }, ''), 'no-article']
}

t.test('a folder of nothing but trouble', async t => {
  const folder = t.testdir({ in: {}, data: {} })
  for (const [name, [content]] of Object.entries(FILES)) writeFileSync(join(folder, 'in', name), content)
  const { status, stdout, stderr } = await runVerbatim(['ingest', join(folder, 'in'), '--data', join(folder, 'data'), '--json'])
  t.equal(status, 0, stderr)
  const summary = JSON.parse(stdout) as { taken: number, rejects: Array<{ origin: string, reason: string, detail: string }> }
  for (const [name, [, expected]] of Object.entries(FILES)) {
    const found = summary.rejects.find(each => each.origin.includes(`/in/${name}`))
    t.equal(found?.reason ?? null, expected, `${name}: ${found?.detail ?? 'taken'}`)
  }
  t.ok(summary.taken >= 9, `${summary.taken} taken`)
  t.notOk(['escaped.txt', '../escaped.txt', '../../escaped.txt'].some(name => existsSync(join(folder, name))), 'nothing is written where a name points')
  t.notOk(existsSync('/escaped.txt'))
  t.strictSame(readdirSync(folder).sort(), ['data', 'in'])
})

t.test('the filter says of each what is wrong, and goes on', async t => {
  const pages = [page(PARAGRAPH.repeat(3)).slice(0, -60), '<html><body>' + '<div>'.repeat(100_000) + PARAGRAPH, page('<script>x</script>'), LAUGHS, '<'.repeat(100_000), page(PARAGRAPH)]
  const { status, stdout } = await runVerbatim(['extract', '--jsonl'], { input: pages.map((html, id) => JSON.stringify({ id, html })).join('\n') + '\n' })
  t.equal(status, 1, 'one had no article')
  const answers = stdout.trim().split('\n').map(line => JSON.parse(line) as { id: number, text?: string, error?: string })
  t.strictSame(answers.map(answer => answer.id), [0, 1, 2, 3, 4, 5])
  t.match(answers[2], { error: /no text/ })
  for (const at of [0, 1, 5]) t.match(answers[at]!.text, 'debate of six hours')
})
