/** Reads what lies in ZIP, tar and gzip files. Names of entries are shown, never used as paths. */
import { open, type FileHandle } from 'node:fs/promises'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract as extractTar } from 'tar-stream'
import yauzl from 'yauzl'
import { countUnpacked, DEEPEST_ARCHIVE, readWhole, rejection, rejectionOfError, UnpackError, type OpenFile, type Reader, type Sources } from './open-file.js'
import { showPath } from './show-path.js'

/** What systems put into archives beside the files. */
const HIDDEN = /(?:^|[\\/])(?:__MACOSX[\\/]|\.(?![.\\/]))/
const ENCRYPTED = 1 // general purpose flag

/** Office formats in a zip, of which only docx has a reader. */
const OFFICE = /\.(?:xlsx|xlsm|pptx|odt|ods|odp|key|numbers|pages)$/i

export const readZip: Reader = async function * (file, options, read) {
  if (isTooDeep(file)) yield tooDeep(file)
  else if (OFFICE.test(file.name)) yield rejection(file.origin, 'unsupported', 'of office files only docx is read')
  else if (file.path === undefined) {
    const bytes = await readWhole(file.chunks, options.limits.containerBytes)
    if (bytes === null) yield rejection(file.origin, 'too-large', `a zip that is no file by itself may have ${options.limits.containerBytes} bytes`)
    else yield * readZipEntries(await yauzl.fromBufferPromise(bytes, ZIP_OPTIONS), file, inner => read(inner, options))
  } else {
    let handle: FileHandle | null = null
    try {
      handle = await open(file.path)
      yield * readZipEntries(await yauzl.fromFdPromise(handle.fd, { ...ZIP_OPTIONS, autoClose: false }), file, inner => read(inner, options))
    } finally {
      await handle?.close()
    }
  }
}

const ZIP_OPTIONS = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const

async function * readZipEntries (zip: yauzl.ZipFile, file: OpenFile, read: (inner: OpenFile) => Sources): Sources {
  const documents = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry)
    file.budget.countEntry()
    documents.add(name)
    if (/[\\/]$/.test(name) || HIDDEN.test(name)) continue
    const inner: OpenFile = { ...innerFile(file, name), chunks: none() }
    try {
      inner.chunks = await openEntry(zip, entry, file)
      yield * read(inner)
    } catch (error) {
      if (error instanceof UnpackError && error.reason === 'too-large') throw error
      yield rejectionOfError(inner.origin, error)
    }
  }
  if (documents.size === 0) yield rejection(file.origin, 'empty', 'the archive is empty')
}

async function openEntry (zip: yauzl.ZipFile, entry: yauzl.Entry, { budget }: OpenFile): Promise<AsyncIterable<Uint8Array>> {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new UnpackError('encrypted', 'it is encrypted')
  const stream = await zip.openReadStreamPromise(entry)
  return countUnpacked(stream as AsyncIterable<Uint8Array>, () => entry.compressedSize, budget)
}

/** UTF-8 where it is that, whatever the flag says; else byte by byte, for the eye alone. */
function nameOf (entry: yauzl.Entry): string {
  return showPath(entry.fileName as unknown as Buffer)
}

function innerFile ({ origin, depth, budget }: OpenFile, name: string): Omit<OpenFile, 'chunks'> {
  const shown = showPath(name)
  return { origin: `${origin}!/${shown}`, name: shown.split(/[\\/]/).at(-1) ?? shown, depth: depth + 1, budget }
}

async function * none (): AsyncGenerator<Uint8Array> {}

export const readTar: Reader = async function * (file, options, read) {
  if (isTooDeep(file)) {
    yield tooDeep(file)
    return
  }
  const entries = extractTar()
  const source = Readable.from(file.chunks)
  source.once('error', error => entries.destroy(error))
  source.pipe(entries)
  let count = 0
  try {
    for await (const entry of entries) {
      file.budget.countEntry()
      count++
      if (entry.header.type === 'file' && !HIDDEN.test(entry.header.name)) {
        const inner = innerFile(file, entry.header.name)
        yield * read({ ...inner, chunks: countUnpacked(entry as unknown as AsyncIterable<Uint8Array>, () => Infinity, file.budget) }, options)
      }
      await drain(entry as unknown as Readable)
    }
    if (count === 0) yield rejection(file.origin, 'empty', 'the archive is empty')
  } finally {
    source.destroy()
  }
}

/** The next entry comes only when this one has been read; its reader may have stopped early. */
async function drain (entry: Readable): Promise<void> {
  if (entry.destroyed || entry.readableEnded) return
  entry.resume()
  await once(entry, 'end')
}

/** One packed file; its name is the archive's without `.gz`. */
export const readGzip: Reader = async function * (file, options, read) {
  if (file.depth > DEEPEST_ARCHIVE + 1) {
    yield tooDeep(file)
    return
  }
  let packed = 0
  const source = Readable.from(counted(file.chunks, size => { packed += size }))
  const gunzip = createGunzip()
  source.once('error', error => gunzip.destroy(error))
  const name = file.name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '')
  try {
    const chunks = countUnpacked(source.pipe(gunzip) as AsyncIterable<Uint8Array>, () => packed, file.budget)
    yield * read({ chunks, origin: file.origin, name: name === file.name ? '' : name, depth: file.depth, budget: file.budget }, options)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

async function * counted (chunks: AsyncIterable<Uint8Array>, count: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

const isTooDeep = ({ depth }: OpenFile): boolean => depth >= DEEPEST_ARCHIVE

const tooDeep = ({ origin }: OpenFile): ReturnType<typeof rejection> => rejection(origin, 'too-deep', `archives are opened ${DEEPEST_ARCHIVE} deep and no deeper`)
