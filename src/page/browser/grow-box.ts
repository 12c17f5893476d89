/** The box: grows with what is typed, Enter sends, Shift+Enter breaks the line, a long quotation goes as a form. */

/** Servers refuse addresses of more than 16 kB together with the headers. */
const LONGEST_ADDRESS = 6000

export function growBox (): void {
  const box = document.querySelector<HTMLTextAreaElement>('.ask textarea')
  const form = box?.form
  if (box === null || form === null || form === undefined) return
  const grow = (): void => {
    if (CSS.supports('field-sizing', 'content')) return
    box.rows = Math.min(12, Math.max(1, box.value.split('\n').length, Math.ceil(box.scrollHeight / 29)))
  }
  box.addEventListener('input', grow)
  grow()
  box.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  // what is too long for an address is no search for words: it goes to the check as a form
  const { name } = box
  const action = form.getAttribute('action') ?? '/'
  form.addEventListener('submit', () => {
    const isLong = encodeURIComponent(box.value).length > LONGEST_ADDRESS
    form.method = isLong ? 'post' : 'get'
    form.action = isLong ? '/check' : action
    box.name = isLong ? 'quote' : name
  })
}
