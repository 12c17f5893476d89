/**
 * The bytes of an article as they were found, in a form that no browser runs: an archived page is
 * hostile, and it would run with our origin. Hence plain text, as a download, in a sandbox.
 */
import type { Archive, StoredOriginal } from '../archive/archive.js'
import { notFound } from '../http/problem.js'

export interface OriginalAnswer {
  headers: Record<string, string>
  bytes: Buffer
}

/** @throws HttpProblem 404 */
export async function readOriginal (archive: Archive, articleId: string): Promise<OriginalAnswer> {
  const original = await archive.original(articleId)
  if (original === null) throw notFound('article')
  const { bytes } = original
  return { headers: describeOriginal(original), bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

const CHARSET = /^[a-z0-9][a-z0-9._:-]{0,40}$/i

function describeOriginal ({ sha256, contentType, charset }: StoredOriginal): Record<string, string> {
  return {
    'content-type': CHARSET.test(charset) ? `text/plain; charset=${charset}` : 'application/octet-stream',
    'content-disposition': `attachment; filename="${sha256.slice(0, 16)}.${/html/i.test(contentType ?? '') ? 'html' : 'txt'}"`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
  }
}
