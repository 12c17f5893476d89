/** Lone surrogates have no UTF-8 form: no database or engine takes them. */

const LONE_SURROGATE = /\p{Surrogate}/gu

/** @example replaceLoneSurrogates('a\uD800b') // → 'a\uFFFDb' */
export function replaceLoneSurrogates (text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD')
}
