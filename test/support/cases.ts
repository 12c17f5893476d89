/** Runs a table of cases: test/cases/NAME.json. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../ingest/config.js'

export interface Case<Input, Expected> {
  id: string
  input: Input
  expected: Expected
  /** what the case is there to show */
  why: string
  /** nothing must be found or changed */
  negative?: boolean
  /** why it does not pass yet; the run fails when it starts to */
  knownFailure?: string
}

/** @param name file below test/cases, without ending */
export function readCases<Input, Expected> (name: string): Array<Case<Input, Expected>> {
  return JSON.parse(readFileSync(join(packageRoot, 'test', 'cases', name + '.json'), 'utf8')) as Array<Case<Input, Expected>>
}

/**
 * Compares what `run` makes of each input with what the table expects.
 * Every table has at least 20 cases, five of them negatives.
 */
export async function runCases<Input, Expected> (name: string, run: (input: Input) => Expected | Promise<Expected>): Promise<void> {
  const cases = readCases<Input, Expected>(name)
  t.ok(cases.length >= 20, `${name}: at least 20 cases`)
  t.ok(cases.filter(each => each.negative).length >= 5, `${name}: at least 5 negatives`)
  for (const each of cases) {
    const found = await run(each.input)
    if (each.knownFailure === undefined) t.strictSame(found, each.expected, `${each.id}: ${each.why}`)
    else t.notSame(found, each.expected, `${each.id}: still fails (${each.knownFailure})`)
  }
}
