/** What the form for adding holds, as requests to the interface for programs. */
import { readAddresses } from '../read-addresses.js'

/** One request; files are read when their turn comes. */
export interface Parcel {
  name: string
  read: () => Promise<{ type: string, body: string | Blob }>
}

/** Many records in one file. */
const JSON_LINES = /\.(?:jsonl|ndjson)$/i
const NAME_LENGTH = 80 // characters of a text that stand for it

export function readParcels (form: HTMLFormElement): Parcel[] {
  const field = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement).value.trim()
  const known = Object.fromEntries(['title', 'outlet', 'published'].map(name => [name, field(name)]).filter(([, value]) => value !== ''))
  const text = field('text')
  const pasted = text === ''
    ? []
    : readAddresses(text)?.map(url => record(url, { ...known, url })) ?? [record(field('title') || text.slice(0, NAME_LENGTH), { ...known, text })]
  const files = [...(form.elements.namedItem('file') as HTMLInputElement).files ?? []]
  return [...pasted, ...files.map(file => JSON_LINES.test(file.name) ? { name: file.name, read: async () => ({ type: 'application/x-ndjson', body: file }) } : fromFile(file, known))]
}

const json = (content: Record<string, string>): { type: string, body: string } => ({ type: 'application/json', body: JSON.stringify(content) })

const record = (name: string, content: Record<string, string>): Parcel => ({ name, read: async () => json(content) })

function fromFile (file: File, known: Record<string, string>): Parcel {
  return {
    name: file.name,
    read: async () => json({ ...known, base64: toBase64(new Uint8Array(await file.arrayBuffer())), ...(file.type !== '' && { contentType: file.type }) })
  }
}

function toBase64 (bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
