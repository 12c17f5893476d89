/** Files dropped anywhere on the form for adding stand in its file field, as if they had been chosen. */

export function dropFiles (): void {
  const form = document.querySelector<HTMLFormElement>('#add')
  const field = form?.elements.namedItem('file')
  if (form === null || !(field instanceof HTMLInputElement)) return
  form.addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    form.classList.add('dropping')
  })
  for (const end of ['dragleave', 'drop']) form.addEventListener(end, () => { form.classList.remove('dropping') })
  form.addEventListener('drop', event => {
    const files = event.dataTransfer?.files
    if (files === undefined || files.length === 0) return
    event.preventDefault()
    field.files = files
    field.focus()
  })
}
