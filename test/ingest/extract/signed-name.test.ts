/** The name a blog signs with. */
import t from 'tap'
import { parseDocument, type DomElement } from '../../../ingest/extract/dom.js'
import { signedName } from '../../../ingest/extract/signed-name.js'

const find = (html: string, outlet: string | null = null): string | null =>
  signedName(parseDocument(`<html><body>${html}</body></html>`), outlet, (element: DomElement) => element.closest('aside') !== null)

t.test('mark-up that names the author', async t => {
  t.equal(find('<p>x</p><a rel="author" href="/who">gizmo</a>'), 'gizmo')
  t.equal(find('<span class="author vcard"><a class="fn" href="/x">LD</a></span>'), 'LD')
  t.equal(find('By <a href="https://blog.example/author/rob/">Rob</a>'), 'Rob')
})

t.test('what is nobody', async t => {
  t.equal(find('<a rel="author">admin</a>'), null, 'a role')
  t.equal(find('<a rel="author">Newsroom</a>'), null, 'a newsroom')
  t.equal(find('<a rel="author">Lantern</a>', 'Lantern'), null, 'the outlet')
  t.equal(find('<a rel="author">gizmo</a><a rel="author">rob</a>'), null, 'a list of posts')
  t.equal(find('<aside><a rel="author">gizmo</a></aside>'), null, 'a side column')
  t.equal(find('<a href="/x">gizmo</a>'), null, 'any link')
  t.equal(find('<a rel="author">mail@blog.example</a>'), null, 'an address')
})
