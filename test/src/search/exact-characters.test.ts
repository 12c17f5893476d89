/** That a text is passed over only where it cannot have a word. */
import t from 'tap'
import { exactCharacters, findExactWords, lowerAnywhere } from '../../../src/search/exact-words.js'

const texts = [
  'Don’t re\u00ADact, she said; it’s “no” matter.',
  'ΟΔΟΣ ΣΟΦΙΑΣ’Σ οδός ΑΣ\u200BΤΡΟ',
  'İstanbul ISPARTA ışık DŽ ß ẞ ﬁnal ﬃ Ⅻ ㎏ ½ ª',
  'Cafe\u0301 и\u0306 й ё Ë 한국어 각 カ\u3099 ｶﾞ 東京 ไทย ქართული ᲥᲐᲠᲗᲣᲚᲘ',
  '𝐁𝐨𝐥𝐝 🙂 a\uD800b x\u0301\u0323 ŉ ´a ¨b',
  'нове́ слово п\'ять п’ять п＇ять об\u2060єкт'
]

for (const text of texts) {
  t.test(text, async t => {
    const characters = exactCharacters(text)
    t.same(findExactWords(text).map(({ word }) => word).filter(word => !characters.includes(lowerAnywhere(word))), [])
  })
}

t.test('any two characters beside one another', async t => {
  const lost: string[] = []
  for (let code = 0x20; code < 0x3100; code++) {
    const character = String.fromCharCode(code)
    for (const text of [`a${character}b`, `${character}Σ`, `Σ${character}`, `e${character}\u0301`, ` ${character} `]) {
      const characters = exactCharacters(text)
      if (findExactWords(text).some(({ word }) => !characters.includes(lowerAnywhere(word)))) lost.push(code.toString(16) + ' in ' + text)
    }
  }
  t.same(lost, [])
})
