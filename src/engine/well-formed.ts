/** Half characters: JavaScript strings may hold them, the engine's JSON may not. */

/** Puts U+FFFD where a surrogate stands alone, as UTF-8 would. */
export function replaceLoneSurrogates (text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
