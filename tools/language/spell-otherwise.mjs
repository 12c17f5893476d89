// Other spellings in which newsrooms write the same sentence, so that the model has seen them.

const EVERY = 10 // one sentence of so many is learnt in another spelling too
const DIACRITICS = /[\u0300-\u036F]/g

/** Letters that older keyboards and pages put for others. */
const HABITS = {
  ro: [['ș', 'ş'], ['ț', 'ţ'], ['Ș', 'Ş'], ['Ț', 'Ţ']], // cedilla for comma below
  ru: [['ё', 'е'], ['Ё', 'Е']],
  fa: [['ی', 'ي'], ['ک', 'ك']], // Arabic letters for Persian ones
  ur: [['ی', 'ي'], ['ک', 'ك']],
  uk: [['ґ', 'г'], ['Ґ', 'Г']],
  de: [['ß', 'ss']]
}

/** @returns {string[]} the line, and every tenth time its other spellings */
export function spellOtherwise (line, number, language, script) {
  if (number % EVERY !== 0) return [line]
  const variants = new Set([line])
  if (script === 'Latin') variants.add(dropDiacritics(line))
  const habits = HABITS[language]
  if (habits !== undefined) variants.add(habits.reduce((text, [usual, other]) => text.replaceAll(usual, other), line))
  return [...variants]
}

/** `președinte` → `presedinte`, `złoty` → `zloty`, `ısı` → `isi` */
function dropDiacritics (line) {
  return line.normalize('NFD').replace(DIACRITICS, '').replaceAll('ł', 'l').replaceAll('ı', 'i').replaceAll('đ', 'd').normalize('NFC')
}
