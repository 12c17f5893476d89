/** How much each word of a line may say of its language: names say less. */

export interface WeighedWord {
  /** lower case */
  text: string
  /** 1, or less for a name */
  weight: number
}

/** A capital inside a line marks a name, and names travel; German nouns still speak loudly enough. */
const NAME_WEIGHT = 0.4

/** @param words of one line in reading order, capitals kept */
export function weighWords (words: string[]): WeighedWord[] {
  const lower = words.map(word => word.toLowerCase())
  const hasSmall = words.some((word, at) => word === lower[at])
  return words.map((word, at) => {
    const text = lower[at] ?? ''
    return { text, weight: at > 0 && hasSmall && text !== word ? NAME_WEIGHT : 1 }
  })
}
