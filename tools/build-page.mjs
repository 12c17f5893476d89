// Builds what the page sends to browsers into dist/src/page: the bundled script, the style sheet,
// the icon and the message files. Prints the compressed size, which is kept under 40 kB in all.
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'src', 'page')
const target = join(root, 'dist', 'src', 'page')
const assets = join(target, 'assets')

const LARGEST = 40_000 // bytes after gzip: on a slow phone line about a second

mkdirSync(assets, { recursive: true })
await build({
  entryPoints: { main: join(source, 'browser', 'main.ts'), style: join(source, 'style.css') },
  outdir: assets,
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  tsconfig: join(root, 'tsconfig.page.json'),
  logLevel: 'warning'
})
cpSync(join(source, 'icon.svg'), join(assets, 'icon.svg'))
cpSync(join(source, 'messages'), join(target, 'messages'), { recursive: true })

const sizes = ['main.js', 'style.css'].map(name => [name, gzipSync(readFileSync(join(assets, name))).length])
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
console.log('page: ' + sizes.map(([name, size]) => `${name} ${size} B`).join(', ') + ` (gzip), ${total} B in all`)
if (total > LARGEST) throw new Error(`the page's script and style are ${total} bytes compressed, more than ${LARGEST}`)
