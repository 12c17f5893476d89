#!/usr/bin/env node
/**
 * The command line. Each command is a file in `commands/` that is loaded only when it is called, so
 * that a filter starts without the service.
 */
import { Command, Option } from 'commander'
import { endQuietlyOnBrokenPipe, reportFailure } from './commands/exit.js'

const program = new Command('verbatim')
  .description('Full-text search for journalists looking up quotes.')
  .version('0.1.0')
  .showHelpAfterError('(verbatim --help shows all commands)')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()

const data = new Option('--data <folder>', 'folder of the archive (environment VERBATIM_DATA, default data)')
const json = new Option('--json', 'machine-readable output')
const jsonLines = new Option('--jsonl', 'one JSON object a line in and out')

/** A command on the archive. */
const command = (usage: string, summary: string): Command => program.command(usage).summary(summary).description(summary).addOption(data).addOption(json)

/** A command that needs neither archive nor service. */
const filter = (name: string, summary: string): Command =>
  program.command(`${name} [files...]`).summary(summary).description(summary + ' Reads files or standard input.').addOption(jsonLines)
    .hook('preAction', endQuietlyOnBrokenPipe)

command('serve', 'Serve the page and the REST interface')
  .option('--host <address>', 'address to listen on (environment HOST, default 127.0.0.1)')
  .option('--port <number>', 'port to listen on (environment PORT, default 3000)')
  .option('--samples', 'show the bundled samples while the archive is empty')
  .option('--read-only', 'refuse everything that would change the archive')
  .action(async options => (await import('./commands/serve.js')).serve(options))

command('ingest [paths...]', 'Take files, folders, globs or - (standard input) into the archive')
  .option('--strict', 'exit with 1 when anything was rejected')
  .option('--urls <file>', 'fetch the pages of a list of addresses or a sitemap, politely')
  .option('--allow-private', 'let --urls fetch from private addresses too, such as those of your own network')
  .option('--columns <pairs>', 'which column of a table is which field, e.g. text=Body,published=Datum')
  .option('--no-wait', 'do not wait until the index has confirmed')
  .action(async (paths, options) => (await import('./commands/ingest.js')).ingest(paths, options))

command('watch', 'Follow the feeds and folders of config/sources.json')
  .option('--sources <file>', 'another file of that form')
  .option('--once', 'one round and no more')
  .option('--allow-private', 'fetch from private addresses too, such as those of your own network')
  .action(async options => (await import('./commands/watch.js')).watch(options))

command('search [query]', 'Search passages: words, "phrases", speaker: outlet: lang: before: after:')
  .addOption(jsonLines)
  .option('--limit <number>', 'hits to show (1–200)', '20')
  .addOption(new Option('--sort <order>', 'order of the hits').choices(['relevance', 'oldest', 'newest']))
  .addOption(new Option('--include <what>', 'lines that were set aside as well').choices(['dropped']))
  .action(async (query, options) => (await import('./commands/search.js')).search(query, options))

command('check [quotation]', 'Check a quotation against the archive')
  .addOption(jsonLines)
  .option('--speaker <name>', 'who is said to have said it')
  .action(async (quotation, options) => (await import('./commands/check.js')).check(quotation, options))

command('status', 'Show what the archive and the index hold')
  .action(async options => (await import('./commands/status.js')).status(options))

command('doctor', 'Examine the archive, the index and the machine')
  .action(async options => (await import('./commands/doctor.js')).doctor(options))

command('reindex', 'Build the index again from the archive')
  .action(async options => (await import('./commands/reindex.js')).reindex(options))

command('reprocess', 'Run the pipeline again over the kept originals')
  .option('--stale', 'only articles made by an older pipeline')
  .action(async options => (await import('./commands/reprocess.js')).reprocess(options))

command('rejects', 'List what was not taken, and why')
  .option('--limit <number>', 'how many, newest first')
  .action(async options => (await import('./commands/rejects.js')).rejects(options))

command('export', 'Write all articles as JSON Lines that ingest takes again')
  .action(async options => (await import('./commands/export.js')).exportArticles(options))

command('delete <id>', 'Delete an article and everything made from it')
  .action(async (id, options) => (await import('./commands/delete.js')).deleteArticle(id, options))

filter('repair', 'Repair damaged encodings.')
  .option('--also <kinds>', 'further repairs: homoglyphs, entities, bom, c1 (separated by commas)')
  .action(async (files, options) => (await import('./commands/filters/repair.js')).repair(files, options))

filter('detect', 'Detect the language of every line.')
  .action(async (files, options) => (await import('./commands/filters/detect.js')).detect(files, options))

filter('extract', 'Keep the article, set aside menus, captions and the like.')
  .action(async (files, options) => (await import('./commands/filters/extract.js')).extract(files, options))

filter('passages', 'Split text into passages.')
  .action(async (files, options) => (await import('./commands/filters/passages.js')).passages(files, options))

filter('quotes', 'Find quotations and their speakers.')
  .action(async (files, options) => (await import('./commands/filters/quotes.js')).quotes(files, options))

filter('duplicates', 'Group articles that are versions of one text.')
  .action(async (files, options) => (await import('./commands/filters/duplicates.js')).duplicates(files, options))

try {
  await program.parseAsync()
} catch (error) {
  reportFailure(error)
}
