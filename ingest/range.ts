/** Part of a text. */

/** UTF-16 code units, end exclusive. */
export interface Range {
  start: number
  end: number
}
