/** Script, style sheet and icon as `tools/build-page.mjs` left them: read once, served under a name that holds their hash. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { packageRoot } from '../../ingest/config.js'

export interface Asset {
  /** address, changes with the content */
  path: string
  type: string
  etag: string
  bytes: { br: Buffer, gzip: Buffer, identity: Buffer }
}

export interface Assets {
  script: Asset
  style: Asset
  icon: Asset
}

const folder = join(packageRoot, 'dist', 'src', 'page', 'assets')

/** @throws Error naming the missing file when the page has not been built */
export function readAssets (): Assets {
  return {
    script: readAsset('main', 'js', 'text/javascript; charset=utf-8'),
    style: readAsset('style', 'css', 'text/css; charset=utf-8'),
    icon: readAsset('icon', 'svg', 'image/svg+xml')
  }
}

function readAsset (name: string, ending: string, type: string): Asset {
  const file = join(folder, `${name}.${ending}`)
  if (!existsSync(file)) throw new Error(`${file} is missing: build the page with "npm run build"`)
  const identity = readFileSync(file)
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 12)
  return {
    path: `/assets/${name}.${hash}.${ending}`,
    type,
    etag: `"${hash}"`,
    bytes: { br: brotliCompressSync(identity), gzip: gzipSync(identity), identity }
  }
}

/** @param accepted the Accept-Encoding header */
export function chooseEncoding (accepted: string | undefined): keyof Asset['bytes'] {
  const offered = (accepted ?? '').toLowerCase().split(',').map(part => part.trim())
  const takes = (name: string): boolean => offered.some(part => part === name || (part.startsWith(name + ';') && !/q=0(\.0*)?$/.test(part)))
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}
