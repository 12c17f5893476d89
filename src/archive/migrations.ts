/**
 * The schema, as the steps that lead to it. A step is never changed once released: a change is a
 * new step at the end. `user_version` counts the steps a database has taken.
 *
 * | table | holds |
 * | --- | --- |
 * | originals | the bytes as they came, compressed, once for each SHA-256 |
 * | articles | one row for each article, small: what is counted, grouped and sorted |
 * | versions | each text an article had, with its metadata and the receipts of the stages |
 * | passages, quotes | those of each version, in reading order |
 * | names, article_names | how often which spelling of a name skeleton occurs, and in which article |
 * | sequences, copy_groups | by which sampled word sequences versions of a text are found, and who belongs together |
 * | people, people_names, article_people | who speaks: one person's forms of name, and how often each occurs in which article |
 * | wordings, article_wordings, wording_sequences | the distinct wordings of quotations, who prints which, and by which word sequences they are found |
 * | unfilled | articles stored before the tables above, still to be put into them |
 * | tallies | articles, passages and quotes by outlet and language, kept by triggers |
 * | pending | the ledger: what the index has not confirmed |
 * | saved_searches | searches that are kept, for the feeds of what is new |
 * | rejects, tasks | what was not taken and why; what was asked for and how far it is |
 *
 * Columns named like a form of `ingest/document.ts` and plural (`authors`, `lines` …) hold JSON.
 */
import { ArchiveError } from './archive.js'
import type { Database } from './database.js'

/** Marks the file as ours: `VRBM`. */
const APPLICATION_ID = 0x5652424d

const FIRST = `
CREATE TABLE originals (
  key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  outlet TEXT,
  language TEXT NOT NULL,
  published_ms INTEGER,
  passages INTEGER NOT NULL,
  quotes INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_by_fingerprint ON articles (fingerprint) WHERE fingerprint <> '';
CREATE INDEX articles_by_source ON articles (outlet, language, published_ms);
CREATE INDEX articles_that_are_samples ON articles (key) WHERE sample = 1;

CREATE TABLE versions (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  stored_at TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  authors TEXT NOT NULL,
  published TEXT NOT NULL,
  url TEXT,
  language TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  format TEXT NOT NULL,
  charset TEXT NOT NULL,
  charset_from TEXT NOT NULL,
  original TEXT NOT NULL REFERENCES originals (sha256),
  source TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  analysis_digest TEXT NOT NULL,
  pipeline INTEGER NOT NULL,
  fold INTEGER NOT NULL,
  notes TEXT NOT NULL,
  lines TEXT NOT NULL,
  spans TEXT NOT NULL,
  repairs TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article, version)
) STRICT;
CREATE INDEX versions_by_original ON versions (original);

CREATE TABLE passages (
  article INTEGER NOT NULL,
  version INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  dropped TEXT,
  speakers TEXT NOT NULL,
  kept_before INTEGER,
  kept_after INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (article, version, ordinal),
  FOREIGN KEY (article, version) REFERENCES versions (article, version) ON DELETE CASCADE
) STRICT;
CREATE INDEX passages_by_id ON passages (id);

CREATE TABLE quotes (
  article INTEGER NOT NULL,
  version INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  speaker TEXT,
  mention TEXT,
  cue TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (article, version, ordinal),
  FOREIGN KEY (article, version) REFERENCES versions (article, version) ON DELETE CASCADE
) STRICT;

CREATE TABLE names (
  key INTEGER PRIMARY KEY,
  skeleton TEXT NOT NULL,
  spelling TEXT NOT NULL,
  count INTEGER NOT NULL,
  UNIQUE (skeleton, spelling)
) STRICT;

CREATE TABLE article_names (
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  names TEXT NOT NULL
) STRICT;

CREATE TABLE tallies (
  outlet TEXT NOT NULL,
  language TEXT NOT NULL,
  articles INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  quotes INTEGER NOT NULL,
  PRIMARY KEY (outlet, language)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tally_new AFTER INSERT ON articles BEGIN
  INSERT INTO tallies VALUES (ifnull(new.outlet, ''), new.language, 1, new.passages, new.quotes)
    ON CONFLICT DO UPDATE SET articles = articles + 1, passages = passages + new.passages, quotes = quotes + new.quotes;
END;
CREATE TRIGGER tally_gone AFTER DELETE ON articles BEGIN
  UPDATE tallies SET articles = articles - 1, passages = passages - old.passages, quotes = quotes - old.quotes
    WHERE outlet = ifnull(old.outlet, '') AND language = old.language;
  DELETE FROM tallies WHERE outlet = ifnull(old.outlet, '') AND language = old.language AND articles = 0;
END;
CREATE TRIGGER tally_changed AFTER UPDATE OF outlet, language, passages, quotes ON articles BEGIN
  UPDATE tallies SET articles = articles - 1, passages = passages - old.passages, quotes = quotes - old.quotes
    WHERE outlet = ifnull(old.outlet, '') AND language = old.language;
  INSERT INTO tallies VALUES (ifnull(new.outlet, ''), new.language, 1, new.passages, new.quotes)
    ON CONFLICT DO UPDATE SET articles = articles + 1, passages = passages + new.passages, quotes = quotes + new.quotes;
  DELETE FROM tallies WHERE outlet = ifnull(old.outlet, '') AND language = old.language AND articles = 0;
END;

CREATE TABLE pending (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL UNIQUE,
  operation TEXT NOT NULL CHECK (operation IN ('index', 'delete')),
  former_passages TEXT NOT NULL
) STRICT;

CREATE TABLE rejects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  origin TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  original TEXT REFERENCES originals (sha256)
) STRICT;
CREATE UNIQUE INDEX rejects_once ON rejects (origin, stage, reason, detail, ifnull(original, ''));
CREATE INDEX rejects_by_original ON rejects (original);

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER,
  created_at TEXT NOT NULL,
  finished_at TEXT,
  result TEXT NOT NULL,
  error TEXT
) STRICT;
CREATE INDEX tasks_unfinished ON tasks (state) WHERE state IN ('waiting', 'running');
`

const COPIES_AND_PEOPLE = `
CREATE TABLE sequences (
  sequence INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  PRIMARY KEY (sequence, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sequences_by_article ON sequences (article);

CREATE TABLE copy_groups (
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  copies INTEGER NOT NULL
) STRICT;
CREATE INDEX copy_groups_by_group ON copy_groups (copies);

CREATE TABLE people (
  key INTEGER PRIMARY KEY,
  surname TEXT NOT NULL,
  given TEXT NOT NULL,
  display TEXT NOT NULL,
  UNIQUE (surname, given)
) STRICT;

CREATE TABLE people_names (
  name TEXT PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people (key) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX people_names_by_person ON people_names (person);

CREATE TABLE article_people (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_people_by_name ON article_people (name);
`

const TOLD_TO = 'ALTER TABLE quotes ADD COLUMN told_to TEXT'

const QUOTE_CLUSTERS = `
CREATE TABLE wordings (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  cluster INTEGER NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  speaker TEXT
) STRICT;
CREATE INDEX wordings_by_cluster ON wordings (cluster);

CREATE TABLE article_wordings (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  wording INTEGER NOT NULL REFERENCES wordings (key),
  PRIMARY KEY (article, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_wordings_by_wording ON article_wordings (wording);

CREATE TABLE wording_sequences (
  sequence INTEGER NOT NULL,
  wording INTEGER NOT NULL REFERENCES wordings (key) ON DELETE CASCADE,
  PRIMARY KEY (sequence, wording)
) STRICT, WITHOUT ROWID;
CREATE INDEX wording_sequences_by_wording ON wording_sequences (wording);

CREATE TABLE unfilled (
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE
) STRICT;
INSERT INTO unfilled SELECT key FROM articles;
`

const SAVED_SEARCHES = `
CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  search TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX versions_by_time ON versions (stored_at);
`

/** JSON: what the page says of changes, section and licence, and whom the article cites. */
const DETAILS = 'ALTER TABLE versions ADD COLUMN details TEXT'

const TEMPLATE_LINES = `
CREATE TABLE template_lines (
  id INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  line TEXT NOT NULL,
  page TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE
) STRICT;
CREATE INDEX template_lines_by_line ON template_lines (site, line);
CREATE INDEX template_lines_by_age ON template_lines (site, id);
CREATE INDEX template_lines_by_article ON template_lines (article);
`

export const MIGRATIONS: readonly string[] = [FIRST, COPIES_AND_PEOPLE, TOLD_TO, QUOTE_CLUSTERS, SAVED_SEARCHES, DETAILS, TEMPLATE_LINES]

/**
 * Takes the steps the database has not taken yet, each in a transaction of its own.
 *
 * @throws ArchiveError `newer-schema` when it has taken steps this code does not know, `corrupt`
 *   when it is a database of another program
 */
export function migrate (database: Database, migrations: readonly string[] = MIGRATIONS): void {
  const taken = schemaVersion(database)
  if (taken > migrations.length) {
    throw new ArchiveError('newer-schema', `${database.path} was written by a newer Verbatim (schema ${taken}; this one knows ${migrations.length}): install that version or a later one`)
  }
  for (let step = taken; step < migrations.length; step++) {
    database.transaction(() => database.execute(`${migrations[step]}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${step + 1}`))
  }
}

/** @returns how many steps the database has taken; 0 for a new one */
export function schemaVersion (database: Database): number {
  const taken = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  const owner = database.get<{ application_id: number }>('PRAGMA application_id')?.application_id
  const isEmpty = database.get('SELECT 1 FROM sqlite_schema') === undefined
  if (owner !== APPLICATION_ID && !(isEmpty && taken === 0)) {
    throw new ArchiveError('corrupt', `${database.path} is a database of another program, not an archive of Verbatim`)
  }
  return taken
}
