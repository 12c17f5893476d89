/**
 * A process that starts the engine on a folder, says its pid and waits: for tests that kill it.
 */
import pino from 'pino'
import { startEngine } from '../../src/engine/engine-process.js'

const [folder = ''] = process.argv.slice(2)
const engine = await startEngine({ folder, logger: pino({ level: 'silent' }) })
process.stdout.write(JSON.stringify({ pid: engine.pid() }) + '\n')
process.on('SIGTERM', () => { engine.close().then(() => process.exit(0), () => process.exit(1)) })
setInterval(() => {}, 60_000)
