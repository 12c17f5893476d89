/** One form for all spellings of an address. */
import t from 'tap'
import { canonicalUrl } from '../../../ingest/read/canonical-url.js'

const same: Array<[string, string, string]> = [
  ['HTTPS://Example.ORG/News', 'https://example.org/News', 'host and scheme in lower case, the path as it is'],
  ['http://example.org:80/', 'http://example.org/', 'default port'],
  ['https://example.org:8443/a', 'https://example.org:8443/a', 'another port stays'],
  ['https://example.org/a#part', 'https://example.org/a', 'fragment'],
  ['https://me:secret@example.org/a', 'https://example.org/a', 'credentials'],
  ['https://example.org/a?utm_source=x&id=1&fbclid=2&gclid=3', 'https://example.org/a?id=1', 'tracking parameters'],
  ['https://example.org/a?utm_source=x', 'https://example.org/a', 'nothing but tracking'],
  ['https://example.org/a?q=a+b%20c', 'https://example.org/a?q=a+b%20c', 'other parameters keep their spelling'],
  ['https://example.org', 'https://example.org/', 'the empty path is the root']
]
t.test('canonical form', async t => {
  for (const [url, expected, why] of same) t.equal(canonicalUrl(url), expected, why)
  for (const [url] of same) t.equal(canonicalUrl(canonicalUrl(url) ?? ''), canonicalUrl(url), 'twice is once')
})

t.test('what is not http or https has none', async t => {
  for (const url of ['ftp://example.org/', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', '/relative', '', 'http://', 'https://exa mple.org']) t.equal(canonicalUrl(url), null, url)
})
