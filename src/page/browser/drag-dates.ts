/** Dragging over the histogram fills "from" and "to" and searches. Typing the dates does the same. */

/** Shorter movements are clicks. */
const SHORTEST_DRAG = 4 // px

/** The histogram is exchanged with the results, so the page listens, not the picture. */
export function dragDates (): void {
  let drag: { svg: SVGSVGElement, from: number } | null = null
  document.addEventListener('pointerdown', event => {
    const svg = (event.target as Element).closest<SVGSVGElement>('.histogram svg')
    if (svg === null || event.button !== 0 || form() === null) return
    drag = { svg, from: event.clientX }
    event.preventDefault()
  })
  document.addEventListener('pointermove', event => {
    if (drag !== null) drawBand(drag.svg, ...spanOf(drag.svg, drag.from, event.clientX))
  })
  document.addEventListener('pointercancel', () => { drag = null })
  document.addEventListener('pointerup', event => {
    const ended = drag
    drag = null
    if (ended === null || Math.abs(event.clientX - ended.from) < SHORTEST_DRAG) return
    const [first, last] = spanOf(ended.svg, ended.from, event.clientX)
    choose(monthName(ended.svg, first), monthName(ended.svg, last))
  })
}

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form.filters')

/** First and last month under the pointer's way, counted from the left edge. */
function spanOf (svg: SVGSVGElement, one: number, other: number): [number, number] {
  const { left, width } = svg.getBoundingClientRect()
  const months = Number(svg.dataset.width)
  const monthAt = (x: number): number => Math.min(months - 1, Math.max(0, Math.floor((x - left) / width * months)))
  return [monthAt(Math.min(one, other)), monthAt(Math.max(one, other))]
}

function drawBand (svg: SVGSVGElement, first: number, last: number): void {
  let band = svg.querySelector('.band')
  if (band === null) {
    band = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
    band.setAttribute('class', 'band')
    band.setAttribute('y', '0')
    band.setAttribute('height', '100%')
    svg.prepend(band)
  }
  band.setAttribute('x', String(first))
  band.setAttribute('width', String(last - first + 1))
}

function monthName (svg: SVGSVGElement, offset: number): string {
  const month = Number(svg.dataset.first) + offset
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String(month % 12 + 1).padStart(2, '0')}`
}

function choose (from: string, to: string): void {
  const fields = form()?.elements
  const first = fields?.namedItem('from')
  const last = fields?.namedItem('to')
  if (!(first instanceof HTMLInputElement) || !(last instanceof HTMLInputElement)) return
  first.value = from
  last.value = to
  form()?.requestSubmit()
}
