/** Everyone who is quoted, with all forms of their names. */
import type { ListedSpeaker, SpeakerName } from './archive.js'
import type { Database } from './database.js'
import { walkInTurns } from './in-pages.js'

/** Those most articles quote first; an article that uses two forms of a name weighs double in the order, but is counted once. */
export async function * listSpeakers (database: Database): AsyncGenerator<ListedSpeaker> {
  const people = database.all<{ key: number, name: string }>(`
    SELECT p.key, p.display AS name FROM people p JOIN people_names n ON n.person = p.key
    GROUP BY p.key ORDER BY sum(n.count) DESC, p.key`)
  for await (const { key, name } of walkInTurns(people)) {
    const names = database.all<SpeakerName>('SELECT name, count, reason FROM people_names WHERE person = ? ORDER BY count DESC, name', key)
    const counted = database.get<{ articles: number }>('SELECT count(DISTINCT a.article) AS articles FROM people_names n JOIN article_people a ON a.name = n.name WHERE n.person = ?', key)
    yield { name, articles: counted?.articles ?? 0, names: names.map(({ name, count, reason }) => ({ name, count, reason })) }
  }
}
