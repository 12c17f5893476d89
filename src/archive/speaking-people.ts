/**
 * Who speaks in the archive: the names of one person in all articles, and the one they are shown by.
 *
 * Names are joined by `personKey`; each keeps the reason. The display name is the one most articles
 * use. It changes only when another is used more than twice as often, so that the articles to be
 * indexed again are few: at most as many, in the long run, as were stored.
 */
import { personKey, type PersonKey } from '../../ingest/names/person-key.js'
import type { SpeakerName } from './archive.js'
import type { Database } from './database.js'
import { toJsonList } from './escape-text.js'
import { markPending } from './ledger.js'

/** How much more often another form has to be used before a person is shown by it. */
const CHANGE = 2
/** Articles that name someone in full before a bare surname is read as theirs. */
const WELL_KNOWN = 3
const LONGEST_NAME = 120 // UTF-16 code units

type Reason = SpeakerName['reason']

/** Within a transaction: counts those who speak in the article in place of those counted before. */
export function countPeople (database: Database, article: number, names: readonly string[]): void {
  uncountPeople(database, article)
  for (const name of new Set(names)) {
    const key = name.length > LONGEST_NAME ? null : personKey(name)
    if (key === null) continue
    const { person, reason } = findPerson(database, name, key)
    database.run(`INSERT INTO people_names (name, person, reason, count) VALUES (?, ?, ?, 1)
      ON CONFLICT DO UPDATE SET count = count + 1`, name, person, reason)
    database.run('INSERT OR IGNORE INTO article_people (article, name) VALUES (?, ?)', article, name)
    chooseDisplay(database, person)
  }
}

/** Within a transaction, before the article's row goes. */
export function uncountPeople (database: Database, article: number): void {
  const names = database.all<{ name: string, person: number }>('SELECT p.name, p.person FROM article_people a JOIN people_names p ON p.name = a.name WHERE a.article = ?', article)
  database.run('DELETE FROM article_people WHERE article = ?', article)
  for (const { name, person } of names) {
    database.run('UPDATE people_names SET count = count - 1 WHERE name = ?', name)
    database.run('DELETE FROM people_names WHERE name = ? AND count <= 0', name)
    chooseDisplay(database, person)
  }
}

/** @returns for each name the one its person is shown by; the name itself where no person is known */
export function displayNames (database: Database, names: Iterable<string>): Map<string, string> {
  const wanted = [...new Set(names)]
  const rows = wanted.length === 0
    ? []
    : database.all<{ name: string, display: string }>(`SELECT n.name, p.display FROM json_each(?) wanted
        CROSS JOIN people_names n ON n.name = wanted.value JOIN people p ON p.key = n.person`, toJsonList(wanted))
  const known = new Map(rows.map(row => [row.name, row.display]))
  return new Map(wanted.map(name => [name, known.get(name) ?? bearerOf(database, name) ?? name]))
}

/** All names of the person, the most used first, each with the reason why it was joined; empty where none is known. */
export function listSpeakerNames (database: Database, name: string): SpeakerName[] {
  const display = displayNames(database, [name]).get(name) ?? name
  return database.all<SpeakerName>(`
    SELECT other.name, other.count, other.reason FROM people_names mine JOIN people_names other ON other.person = mine.person
    WHERE mine.name = ? ORDER BY other.count DESC, other.name`, display)
    .map(({ name, count, reason }) => ({ name, count, reason }))
}

function findPerson (database: Database, name: string, key: PersonKey): { person: number, reason: Reason } {
  const known = database.get<{ person: number, reason: Reason }>('SELECT person, reason FROM people_names WHERE name = ?', name)
  if (known !== undefined) return { person: known.person, reason: known.reason }
  const same = database.get<{ key: number }>('SELECT key FROM people WHERE surname = ? AND given = ?', key.surname, key.given)
  if (same !== undefined) return { person: same.key, reason: 'spelling' }
  const initial = key.given.endsWith('.') ? withInitial(database, key) : undefined
  if (initial !== undefined) return { person: initial, reason: 'initial' }
  database.run('INSERT INTO people (surname, given, display) VALUES (?, ?, ?)', key.surname, key.given, name)
  return { person: database.get<{ key: number }>('SELECT key FROM people WHERE surname = ? AND given = ?', key.surname, key.given)?.key ?? 0, reason: 'first' }
}

/** “B. Tolk” is Bram Tolk where no other Tolk's given name begins with B. */
function withInitial (database: Database, { surname, given }: PersonKey): number | undefined {
  const letter = given.slice(0, -1)
  const bearers = database.all<{ key: number, given: string }>('SELECT key, given FROM people WHERE surname = ? LIMIT 50', surname).filter(row => row.given.startsWith(letter))
  return bearers.length === 1 ? bearers[0]?.key : undefined
}

/** Whom a surname alone means: the only one of that name, when several articles name them in full. */
function bearerOf (database: Database, name: string): string | null {
  const key = /^\p{L}[\p{L}\p{M}’'-]{3,}$/u.test(name) ? personKey(`A. ${name}`) : null
  if (key === null) return null
  const bearers = database.all<{ display: string, articles: number }>(`
    SELECT p.display, (SELECT sum(count) FROM people_names WHERE person = p.key) AS articles FROM people p WHERE p.surname = ? LIMIT 2`, key.surname)
  return bearers.length === 1 && (bearers[0]?.articles ?? 0) >= WELL_KNOWN ? bearers[0]?.display ?? null : null
}

function chooseDisplay (database: Database, person: number): void {
  const names = database.all<{ name: string, count: number }>('SELECT name, count FROM people_names WHERE person = ? ORDER BY count DESC, length(name) DESC, name LIMIT 1', person)
  const [best] = names
  if (best === undefined) {
    database.run('DELETE FROM people WHERE key = ?', person)
    return
  }
  const shown = database.get<{ display: string, count: number | null }>('SELECT p.display, n.count FROM people p LEFT JOIN people_names n ON n.name = p.display WHERE p.key = ?', person)
  if (shown === undefined || shown.display === best.name || best.count <= CHANGE * (shown.count ?? 0)) return
  database.run('UPDATE people SET display = ? WHERE key = ?', best.name, person)
  const articles = database.all<{ id: string }>('SELECT DISTINCT a.id FROM people_names n JOIN article_people ap ON ap.name = n.name JOIN articles a ON a.key = ap.article WHERE n.person = ?', person)
  for (const { id } of articles) markPending(database, id, 'index')
}
