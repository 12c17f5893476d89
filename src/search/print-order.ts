/** Which article was printed first, as far as dates of different precision allow to say. */
import type { PublicationDate } from '../../ingest/document.js'
import { parseInstant, type Span } from './parse-instant.js'

const ZONE = /(?:Z|[+-]\d{2}:\d{2})$/i

/** A time without its zone may be any on that day. */
function spanOf (published: PublicationDate | null): Span | null {
  if (published === null) return null
  const { value } = published
  return parseInstant(value.includes('T') && !ZONE.test(value) ? value.slice(0, 10) : value)
}

/**
 * Whether something was printed before all others for certain: a day is not before a time on that
 * day, and nothing is before an article without a date.
 *
 * @example isFirst({ value: '2024-05' …}, [{ value: '2024-05-02' …}]) // → false: it may be later in May
 */
export function isFirst (published: PublicationDate | null, others: ReadonlyArray<PublicationDate | null>): boolean {
  const own = spanOf(published)
  if (own === null) return false
  return others.every(other => {
    const span = spanOf(other)
    return span !== null && own.last < span.first
  })
}

/** Oldest first; what has no date comes last. */
export function sortByDate<Printed extends { published: PublicationDate | null }> (articles: readonly Printed[]): Printed[] {
  const first = ({ published }: Printed): number => spanOf(published)?.first ?? Infinity
  return [...articles].sort((a, b) => first(a) === first(b) ? 0 : first(a) - first(b))
}
