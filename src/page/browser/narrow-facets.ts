/** A field above a long facet that shows only the values in which the typed letters occur. */
import { word } from './words.js'

const FEWEST_VALUES = 8 // shorter lists are read at a glance

export function addFacetSearch (): void {
  for (const facet of document.querySelectorAll<HTMLElement>('fieldset.facet')) {
    const values = [...facet.querySelectorAll<HTMLElement>('li')]
    if (values.length < FEWEST_VALUES || facet.querySelector('.within') !== null) continue
    const field = document.createElement('input')
    field.type = 'search'
    field.className = 'within'
    field.placeholder = word('within')
    field.setAttribute('aria-label', `${word('within')}: ${facet.querySelector('legend')?.textContent ?? ''}`)
    field.addEventListener('input', () => { narrow(facet, values, fold(field.value)) })
    // it has no name, so it is not sent; neither may it load or send the filters
    field.addEventListener('change', event => { event.stopPropagation() })
    field.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault() })
    facet.querySelector('legend')?.after(field)
  }
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

function narrow (facet: HTMLElement, values: HTMLElement[], wanted: string): void {
  for (const value of values) {
    const isChosen = value.querySelector('input')?.checked === true
    value.hidden = !isChosen && !fold(value.querySelector('label > span')?.textContent ?? '').includes(wanted)
  }
  const rest = facet.querySelector<HTMLDetailsElement>('details')
  if (rest !== null && wanted !== '') rest.open = true
}
