// Builds unless what is built is newer than every source: npm runs `prepare` also when it links the
// package for the first `npx verbatim`, and nobody should wait for a second build then.
import { execSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const STAMP = 'dist/.built'
const sources = ['ingest', 'src', 'tools/build-page.mjs', 'tsconfig.json', 'tsconfig.build.json', 'package.json']

const newest = path => statSync(path).isDirectory()
  ? Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
  : statSync(path).mtimeMs

if (!existsSync(STAMP) || statSync(STAMP).mtimeMs < Math.max(...sources.map(newest))) {
  execSync('npm run build', { stdio: 'inherit' })
  writeFileSync(STAMP, '')
}
