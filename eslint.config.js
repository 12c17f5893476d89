// Style by neostandard; beyond it only the rules that hold the architecture together.
import neostandard, { resolveIgnoresFromGitignore } from 'neostandard'

/** Nobody but the named folder may import these packages, so that each can be exchanged in one place. */
const confined = [
  { package: 'meilisearch', folder: 'src/engine' },
  { package: 'libsql', folder: 'src/archive' },
  { package: 'linkedom', folder: 'ingest/extract' },
  { package: '@mozilla/readability', folder: 'ingest/extract' },
  { package: 'franc', folder: 'ingest/language' },
  { package: 'iconv-lite', folder: 'ingest/decode and ingest/mojibake' }
]

const restrictedPaths = (allowed) => confined
  .filter(rule => !allowed.includes(rule.package))
  .map(rule => ({ name: rule.package, message: `Only ${rule.folder} may import ${rule.package}.` }))

const restrict = (files, allowed, patterns = []) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { paths: restrictedPaths(allowed), patterns }] }
})

const noServiceBelow = [{ regex: '(^|/)src/', message: 'ingest never imports src: it is usable without the service.' }]

export default [
  ...neostandard({ ts: true, ignores: resolveIgnoresFromGitignore() }),
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error'
    }
  },
  restrict(['src/**/*.ts'], []),
  restrict(['src/engine/**/*.ts'], ['meilisearch']),
  restrict(['src/archive/**/*.ts'], ['libsql']),
  restrict(['ingest/**/*.ts'], [], noServiceBelow),
  restrict(['ingest/extract/**/*.ts'], ['linkedom', '@mozilla/readability'], noServiceBelow),
  restrict(['ingest/language/**/*.ts'], ['franc'], noServiceBelow),
  restrict(['ingest/decode/**/*.ts', 'ingest/mojibake/**/*.ts'], ['iconv-lite'], noServiceBelow)
]
