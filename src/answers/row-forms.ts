/** How the rows of each list stand in a spreadsheet and in a feed. */
import type { ListedSpeaker, SourceStatus, StoredRejection } from '../archive/archive.js'
import type { ArticleReference, Hit, Saying } from '../search/answer.js'
import type { RowForm } from './write-list.js'

const passageAddress = (origin: string, passage: string): string => `${origin}/p/${encodeURIComponent(passage)}`

const headlineOf = ({ title, outlet, id }: ArticleReference): string => title ?? outlet ?? id

export const hitForm: RowForm<Hit> = {
  columns: [
    ['passage', hit => hit.passage],
    ['text', hit => hit.text],
    ['speaker', hit => hit.speaker],
    ['outlet', hit => hit.article.outlet],
    ['title', hit => hit.article.title],
    ['authors', hit => hit.article.authors.join('; ')],
    ['published', hit => hit.article.published?.value ?? null],
    ['language', hit => hit.language],
    ['kind', hit => hit.kind],
    ['verified', hit => hit.verified],
    ['url', hit => hit.article.url],
    ['article', hit => hit.article.id],
    ['start', hit => String(hit.start)],
    ['end', hit => String(hit.end)]
  ],
  toEntry: ({ article, passage, text, speaker }, origin) => ({
    id: passageAddress(origin, passage),
    address: passageAddress(origin, passage),
    title: headlineOf(article),
    author: speaker ?? article.outlet ?? article.authors[0] ?? 'unknown',
    text,
    published: article.published?.value
  })
}

export const sayingForm: RowForm<Saying> = {
  columns: [
    ['text', saying => saying.text],
    ['speaker', saying => saying.speaker],
    ['first published', saying => saying.first.article.published?.value ?? null],
    ['first outlet', saying => saying.first.article.outlet],
    ['prints', saying => String(saying.prints)],
    ['wordings', saying => String(saying.wordings.length)],
    ['later wordings', saying => saying.wordings.slice(1).map(({ text }) => text).join('\n')],
    ['language', saying => saying.language],
    ['kind', saying => saying.kind],
    ['title', saying => saying.first.article.title],
    ['url', saying => saying.first.article.url],
    ['article', saying => saying.first.article.id],
    ['passage', saying => saying.first.passage],
    ['start', saying => String(saying.first.start)],
    ['end', saying => String(saying.first.end)]
  ],
  toEntry: ({ text, speaker, first: { article, passage, start } }, origin) => ({
    id: `${passageAddress(origin, passage)}#at-${start}`, // a passage may hold more than one
    address: passageAddress(origin, passage),
    title: headlineOf(article),
    author: speaker ?? article.outlet ?? 'unknown',
    text,
    published: article.published?.value
  })
}

export const rejectForm: RowForm<StoredRejection> = {
  columns: [
    ['id', reject => String(reject.id)],
    ['at', reject => reject.at],
    ['origin', reject => reject.origin],
    ['stage', reject => reject.stage],
    ['reason', reject => reject.reason],
    ['detail', reject => reject.detail],
    ['original', reject => reject.original]
  ],
  toEntry: ({ id, at, origin: found, stage, reason, detail }, origin) => ({
    id: `${origin}/api/v1/rejects#${id}`,
    address: `${origin}/sources`,
    title: `${found}: ${reason}`,
    author: stage,
    text: detail,
    published: at
  })
}

export const sourceForm: RowForm<SourceStatus> = {
  columns: [
    ['outlet', source => source.outlet],
    ['language', source => source.language],
    ['articles', source => String(source.articles)],
    ['first', source => source.first],
    ['last', source => source.last],
    ['rejects', source => String(source.rejects)]
  ],
  toEntry: ({ outlet, language, articles, first, last }, origin) => ({
    id: `${origin}/api/v1/sources#${encodeURIComponent(outlet ?? '')}/${language}`,
    address: `${origin}/sources`,
    title: outlet ?? 'unknown outlet',
    author: outlet ?? 'unknown outlet',
    text: `${articles} articles in ${language}${first === null ? '' : `, ${first} to ${last}`}`,
    published: last
  })
}

export const speakerForm: RowForm<ListedSpeaker> = {
  columns: [
    ['name', speaker => speaker.name],
    ['articles', speaker => String(speaker.articles)],
    ['names', speaker => speaker.names.map(({ name }) => name).join('; ')]
  ],
  toEntry: ({ name, articles, names }, origin) => ({
    id: `${origin}/speakers/${encodeURIComponent(name)}`,
    address: `${origin}/speakers/${encodeURIComponent(name)}`,
    title: name,
    author: name,
    text: `quoted in ${articles} articles as ${names.map(({ name }) => name).join(', ')}`
  })
}
