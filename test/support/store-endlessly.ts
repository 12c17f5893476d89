/** A process of its own that stores, changes and deletes articles and tells each that was acknowledged, until it is killed. */
import { openArchive } from '../../src/archive/sqlite-archive.js'
import { makeArticle, makeSource } from './make-article.js'

const archive = await openArchive({ folder: process.argv[2] ?? '' })
for (let number = 0; ; number++) {
  const text = Array.from({ length: 20 }, (_, line) => `Line ${line} of article ${number}, which is told at some length.`).join('\n')
  await archive.store(makeArticle(`a${number}`, text), makeSource(text))
  process.send?.(`stored a${number}`)
  if (number % 5 === 1) {
    await archive.delete(`a${number - 1}`)
    process.send?.(`deleted a${number - 1}`)
  }
}
