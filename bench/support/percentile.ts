/** @param share 0–1 @example percentile([1, 2, 3], 0.5) // → 2 */
export function percentile (values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
