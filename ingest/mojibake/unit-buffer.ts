/** One buffer in which strings are put together from UTF-16 code units, without an array for each of them. */

let units = new Uint16Array(4096)
let buffer = Buffer.from(units.buffer)

/** @returns the buffer, with room for so many units; `stringOf` has to be called before the next string is begun */
export function unitsOfLength (length: number): Uint16Array {
  if (units.length < length) {
    units = new Uint16Array(length * 2)
    buffer = Buffer.from(units.buffer)
  }
  return units
}

/** The string of the first units in the buffer. */
export function stringOf (length: number): string {
  return buffer.toString('utf16le', 0, length * 2)
}
