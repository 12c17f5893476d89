/** Binary search, so that a paragraph of megabytes is read in linear time. */

/**
 * @param passes false for a first part of the list and true for the rest
 * @returns the index of the first item that passes; the length of the list when none does
 *
 * @example firstIndex([1, 3, 5], number => number > 2) // → 1
 */
export function firstIndex<Item> (list: readonly Item[], passes: (item: Item) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && passes(item)) high = middle
    else low = middle + 1
  }
  return low
}
