/** Where the weights of a letter group stand in a table: a slot, and a fingerprint that says whose it is. */

/** @param bits the table has 2 ** bits slots */
export const slotOf = (hash: number, bits: number): number => hash >>> (32 - bits)

/** 1–255; 0 marks a free slot. An unseen group is taken for another one time in 255. */
export const fingerprintOf = (hash: number): number => (hash & 0xFF) || 0xFF

/** Weights of the languages of one script. */
export interface FeatureTable {
  script: string
  languages: string[]
  bits: number
  /** one weight is worth this many nats */
  step: number
  /** nats = score × sharpness[0] × features ** sharpness[1]; fitted on sentences kept from training */
  sharpness: [number, number]
  /** share of a line's letter groups that the table knows, below which the line is no language: damaged encodings, random letters */
  leastKnown: number
  /** of each slot */
  fingerprints: Uint8Array
  /** row of a slot × number of languages */
  rows: Int32Array
  /** one row of weights for each slot in use */
  weights: Int8Array
}
