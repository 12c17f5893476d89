/** Starts `verbatim serve` as a process and waits until it answers. */
import { once } from 'node:events'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { readLines } from '../../ingest/read/read-lines.js'
import { startVerbatim, type RunOptions } from './run-verbatim.js'

export interface Service {
  address: string
  pid: number
  /** @returns exit status and signal after SIGTERM */
  stop (): Promise<[number | null, NodeJS.Signals | null]>
  /** for teardown: whatever happened, nothing stays */
  kill (): void
}

/** On a free port, ready to answer searches. */
export async function startService (given: string[], options: RunOptions = {}): Promise<Service> {
  const child = startVerbatim(['serve', '--port', '0', ...given], options)
  child.stderr?.resume()
  const address = await readAddress(child)
  await awaitReady(address)
  return {
    address,
    pid: child.pid as number,
    async stop () {
      child.kill('SIGTERM')
      return await once(child, 'exit') as [number | null, NodeJS.Signals | null]
    },
    kill: () => { child.kill('SIGKILL') }
  }
}

/** The log says where the service is. */
async function readAddress (child: ChildProcess): Promise<string> {
  for await (const line of readLines(child.stdout as NonNullable<ChildProcess['stdout']>)) {
    const address = /Verbatim is at (http[^"]+)/.exec(String(line))
    if (address === null) continue
    return address[1] as string
  }
  throw new Error('the service ended before it listened')
}

const PATIENCE = 300 // tenths of a second

async function awaitReady (address: string): Promise<void> {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    if ((await fetch(address + '/health/ready')).status === 200) return
    await sleep(100)
  }
  throw new Error('the service never became ready')
}
