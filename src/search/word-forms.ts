/** Which words of a passage count as a word of the query: its other forms, by the rules of the passage's language, and other spellings of a name with theirs. */
import { stemsOf } from '../../ingest/stem/stem-word.js'

/** `exact`: words only as typed; names are joined all the same */
export type FormMode = 'all' | 'exact'

/** Whether a word of a passage is meant. */
export type AcceptWord = (word: { fold: string, stems: readonly string[] }, language: string) => boolean // language: of `stemLanguage`

/** @param written the word as typed, then the other spellings of the name */
export function acceptForms (folds: ReadonlySet<string>, written: readonly string[], forms: FormMode): AcceptWord {
  if (forms === 'exact') return ({ fold }) => folds.has(fold)
  const stemsByLanguage = new Map<string, Set<string>>()
  const wanted = (language: string): Set<string> => {
    let stems = stemsByLanguage.get(language)
    if (stems === undefined) stemsByLanguage.set(language, stems = new Set(written.flatMap(word => stemsOf(word, language))))
    return stems
  }
  return ({ fold, stems }, language) => folds.has(fold) || stems.some(stem => wanted(language).has(stem))
}
