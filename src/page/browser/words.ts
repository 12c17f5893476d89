/** The words script needs in the language of the page, and the one place where it speaks to screen readers. */

const words = JSON.parse(document.body.dataset.words ?? '{}') as Record<string, string>

export const word = (name: string): string => words[name] ?? name

/** Read out politely; the element stands in every page and is never replaced. */
export function announce (text: string): void {
  const region = document.getElementById('said')
  if (region !== null) region.textContent = text
}
