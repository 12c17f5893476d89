// Trains the rule that judges the lines of scraped pages and writes config/line-model.json.
//
//     npm run build && node tools/train-lines.mjs FOLDER [PAGES]
//
// FOLDER holds LANG.txt.gz, one sentence a line: the sentence collections of Common Voice (CC0), the
// Universal Declaration of Human Rights (public domain), NTREX-128 (CC BY-SA 4.0). Pages are composed
// of them and of phrases written for this project (tools/lines/); no page of any site is used.
import { writeFileSync } from 'node:fs'
import { boostTrees } from './lines/boost-trees.mjs'
import { readExamples } from './lines/read-examples.mjs'
import { composePages } from './lines/read-source.mjs'

const LEAST_SUM = -2 // chosen on pages that had no part in the training: docs/cleaning.md

const [folder, pages = '1500'] = process.argv.slice(2)
if (folder === undefined) throw new Error('train-lines: name the folder of LANG.txt.gz')
const examples = composePages(folder, { pages: Number(pages), seed: 11 }).flatMap(readExamples)
const trees = boostTrees(examples)
writeFileSync('config/line-model.json', `{\n  "leastSum": ${LEAST_SUM},\n  "trees": [\n    ${trees.map(tree => JSON.stringify(tree)).join(',\n    ')}\n  ]\n}\n`)
console.log(`${examples.length} lines of ${pages} pages, ${trees.length} trees`)
