/** A small folder as newsrooms have them: good files and bad ones side by side. */
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Newsroom {
  /** articles that can be taken */
  good: number
  /** files (or lines) that cannot, and the reason they must be given */
  bad: Array<{ origin: string, reason: string }>
}

const water = `Water prices to rise in Harlow Bend

12 May 2024

The council of Harlow Bend will raise the price of water by a tenth, councillor Maire Kallastu said on Monday.

“We kept the price too low, for too long,” Kallastu told reporters. “The pipes are older than the town hall.”

Kallastu, who took office last year, said the first bills would go out in July.
`

const record = {
  id: 'quay-1',
  title: 'Quay closed',
  outlet: 'Harlow Gazette',
  published: '2024-06-01',
  language: 'en',
  text: 'The northern quay was closed on Saturday.\n\n"The stones are moving," harbour master Anselm Quist said. "I would not stand there myself."'
}

const page = `<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>Міст відкрито</title></head><body><nav><a href="/">Головна</a></nav><article><h1>Міст відкрито</h1>
<p>Новий міст через річку відкрили в понеділок зранку, на свято прийшло пів міста.</p>
<p>«Міст стоятиме довше за нас», — сказала інженерка Оксана Зеленько. «Ми рахували двічі».</p>
<p>Будівництво тривало чотири роки й коштувало менше, ніж планували, повідомила міська рада.</p></article></body></html>`

/** @param textLimit bytes; one file is made just larger than that */
export async function makeNewsroom (folder: string, textLimit: number): Promise<Newsroom> {
  await mkdir(join(folder, 'deeper'), { recursive: true })
  const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content)
  await put('water.txt', water)
  await put('deeper/bridge.html', page)
  await put('export.jsonl', [JSON.stringify(record), '{"id": "broken", "text": ', JSON.stringify({ ...record, id: 'quay-2', text: record.text.replace('Saturday', 'Sunday') })].join('\n') + '\n')
  await put('cyrillic.txt', encodeWindows1251('Міст через річку зачинили у вівторок.\n\n«Ніхто нас не питав», — сказав капітан порома Горан Велков.\n'))
  await put('wrong-label.html', new Uint8Array([...Buffer.from('<meta charset="koi8-r"><title>Quay</title><article><h1>Quay</h1><p>The café on the quay was opened on Friday, the owner said: “Coffee first, questions later.” People came from both banks of the river.</p></article>')]))
  await put('empty.txt', '')
  await put('junk.txt', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256))
  await put('large.txt', 'x')
  await truncate(join(folder, 'large.txt'), textLimit + 1)
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling.txt'))
  return {
    good: 6,
    bad: [
      { origin: 'empty.txt', reason: 'empty' },
      { origin: 'junk.txt', reason: 'binary' },
      { origin: 'large.txt', reason: 'too-large' },
      { origin: 'export.jsonl:2', reason: 'invalid-json' },
      { origin: 'dangling.txt', reason: 'unreadable' }
    ]
  }
}

const UKRAINIAN = new Map([['і', 0xB3], ['І', 0xB2], ['ї', 0xBF], ['Ї', 0xAF], ['є', 0xBA], ['Є', 0xAA], ['ґ', 0xB4], ['Ґ', 0xA5], ['«', 0xAB], ['»', 0xBB], ['—', 0x97]])

/** Enough of windows-1251 for Ukrainian text. */
export function encodeWindows1251 (text: string): Uint8Array {
  return Uint8Array.from(text, letter => {
    const code = letter.charCodeAt(0)
    return UKRAINIAN.get(letter) ?? (code >= 0x410 && code <= 0x44F ? code - 0x410 + 0xC0 : code)
  })
}
