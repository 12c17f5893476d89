/** A permalink without its fragment still leads to the passage. */

export function showCited (): void {
  if (!location.pathname.startsWith('/p/') || location.hash !== '') return
  document.querySelector('mark[id]')?.scrollIntoView({ block: 'center' })
}
