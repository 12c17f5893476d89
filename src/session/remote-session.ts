/** Runs operations in the process that holds the data folder (`control-server.ts`). */
import { Agent, request, type IncomingMessage } from 'node:http'
import { readLines } from '../../ingest/read/read-lines.js'
import type { Holder } from './holder.js'
import { RemoteError, type Session } from './session.js'
import type { Reporter } from './operations.js'

type Control = NonNullable<Holder['control']>

interface Message {
  progress?: Parameters<NonNullable<Reporter['progress']>>[0]
  item?: unknown
  result?: unknown
  error?: { kind: string, message: string }
}

export function openRemoteSession (control: Control): Session {
  const agent = new Agent({ keepAlive: true })
  return {
    run: async (name, given, report = {}) => await readAnswer(await post(agent, control, name, given), report) as never,
    close: async () => agent.destroy()
  }
}

function post (agent: Agent, { port, key }: Control, name: string, given: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    request({ agent, host: '127.0.0.1', port, method: 'POST', path: '/' + name, headers }, resolve)
      .on('error', reject)
      .end(JSON.stringify(given))
  })
}

async function readAnswer (response: IncomingMessage, report: Reporter): Promise<unknown> {
  if (response.statusCode !== 200) throw new RemoteError('refused', `the running service answered ${response.statusCode}`)
  for await (const line of readLines(response)) {
    const message = JSON.parse(String(line)) as Message
    if (message.error !== undefined) throw new RemoteError(message.error.kind, message.error.message)
    if (message.progress !== undefined) report.progress?.(message.progress)
    else if ('item' in message) await report.item?.(message.item)
    else return message.result
  }
  throw new RemoteError('gone', 'the running service ended before the work was done')
}
