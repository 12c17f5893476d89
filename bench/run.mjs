// Runs one benchmark: `npm run bench -- NAME [options]` for bench/NAME.ts. Needs `npm run build` before.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const [name = ''] = process.argv.slice(2)
const names = readdirSync(join(root, 'bench')).filter(file => file.endsWith('.ts')).map(file => file.slice(0, -3))

if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`)
  process.exit(2)
}
if (!existsSync(join(root, 'dist', 'src', 'main.js'))) {
  console.error('The project is not built: run `npm run build` first.')
  process.exit(2)
}

/** The service itself is taken as `tsc` wrote it: what runs in production is what is measured. */
const compiled = {
  name: 'compiled',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
    const [, below] = resolve(resolveDir, path).split(root)
    return below !== undefined && /^(?:src|ingest)\//.test(below) ? { path: join(root, 'dist', below), external: true } : undefined
  })
}

// Inside the project, so that packages and config/ are found from there.
const outfile = join(root, 'dist', 'bench', name + '.mjs')
mkdirSync(join(root, 'dist', 'bench'), { recursive: true })
await build({ entryPoints: [join(root, 'bench', name + '.ts')], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', plugins: [compiled], logLevel: 'warning' })
process.argv.splice(1, 2, outfile)
await import(pathToFileURL(outfile).href)
