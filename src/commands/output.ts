/** Writing to a terminal or a pipe: colours where they are seen, progress, control characters made harmless. */
import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

const colours = process.stdout.isTTY === true && process.env.NO_COLOR === undefined

export const style = (format: Style, text: string): string => colours ? styleText(format, text) : text

export function printLine (text = ''): void {
  process.stdout.write(text + '\n')
}

/** Beside the answer, so that `--json` stays JSON. */
export function printError (text: string): void {
  process.stderr.write(text + '\n')
}

export function printJson (value: unknown): void {
  process.stdout.write(JSON.stringify(value, null, 2) + '\n')
}

/** Resolves when the reader has room again, so that a long list does not pile up in memory. */
export async function printJsonLine (value: unknown): Promise<void> {
  if (process.stdout.write(JSON.stringify(value) + '\n')) return
  await new Promise(resolve => process.stdout.once('drain', resolve))
}

/** Articles may hold escape sequences that would steer the terminal: they are shown, not obeyed. */
export function harmless (text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, control =>
    `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export const count = (number: number, one: string, many = one + 's'): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`
