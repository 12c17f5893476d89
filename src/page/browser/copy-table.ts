/** "Copy table" under a list of verdicts: rows parted by tabs, as spreadsheets take them. */
import { announce, word } from './words.js'
import { writeClipboard } from './write-clipboard.js'

const SHOWN = 2000 // ms

export function addTableCopy (): void {
  const deeds = document.getElementById('list-deeds')
  if (deeds === null) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'do first-do copy-table'
  button.textContent = word('copyTable')
  button.addEventListener('click', () => {
    const rows = [...document.querySelectorAll<HTMLElement>('.verdicts [data-record]')].map(row => row.dataset.record ?? '')
    writeClipboard(rows.join('\n')).then(done => {
      button.textContent = word(done ? 'copied' : 'copyFailed')
      announce(button.textContent)
      setTimeout(() => { button.textContent = word('copyTable') }, SHOWN)
    }).catch(() => {})
  })
  deeds.prepend(button)
}
