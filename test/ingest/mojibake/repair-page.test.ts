/** The repair stage on a page. */
import t from 'tap'
import { repairPage } from '../../../ingest/mojibake/repair-page.js'

t.test('repairs text, title, authors and outlet', async t => {
  const page = repairPage({
    format: 'text',
    extracted: false,
    text: 'GrÃ¼ÃŸe aus KÃ¶ln\n81 переглядiв',
    metadata: { title: 'SchÃ¶ne GrÃ¼ÃŸe', authors: ['JÃ¼rgen KÃ¶hler'], published: null, outlet: 'KÃ¶lner BlÃ¤tter', url: null, language: null },
    notes: ['kept']
  })
  t.equal(page.text, 'Grüße aus Köln\n81 переглядів')
  t.strictSame(page.metadata, { title: 'Schöne Grüße', authors: ['Jürgen Köhler'], published: null, outlet: 'Kölner Blätter', url: null, language: null })
  t.strictSame(page.notes, ['kept', 'title repaired, it was “SchÃ¶ne GrÃ¼ÃŸe”'])
  t.same(page.repairs.at(-1)?.chain, ['homoglyph'])
})

t.test('leaves a sound page alone', async t => {
  const page = { format: 'html' as const, extracted: true, text: 'Schöne Grüße', metadata: { title: null, authors: [], published: null, outlet: null, url: null, language: 'de' }, notes: [] }
  t.strictSame(repairPage(page), { ...page, repairs: [] })
})
