// Gradient boosting with logistic loss over named features: few shallow trees, written as nested lists.

/** Thresholds that a split may have; most features are 0 or 1. */
const BORDERS = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999]
const CLASSES = BORDERS.length + 1
const SMOOTHING = 2 // added to the curvature of each leaf
const LEAST_CURVATURE = 12 // on each side of a split; fewer examples teach nothing general
const LEAST_GAIN = 1

/**
 * @param {{features: Map<string, number>, keep: boolean, weight: number}[]} examples
 * @returns trees as `ingest/clean/judge-lines.ts` reads them
 */
export function boostTrees (examples, { trees = 60, depth = 3, rate = 0.15 } = {}) {
  const names = [...new Set(examples.flatMap(example => [...example.features.keys()]))].sort()
  const data = {
    names,
    rows: examples.map(({ features }) => Uint8Array.from(names, name => classOf(features.get(name) ?? 0))),
    sums: new Float64Array(examples.length),
    slopes: new Float64Array(examples.length),
    curvatures: new Float64Array(examples.length)
  }
  return Array.from({ length: trees }, () => {
    examples.forEach(({ keep, weight }, at) => {
      const chance = 1 / (1 + Math.exp(-data.sums[at]))
      data.slopes[at] = ((keep ? 1 : 0) - chance) * weight
      data.curvatures[at] = chance * (1 - chance) * weight
    })
    return growTree(data, Uint32Array.from(examples.keys()), depth, rate)
  })
}

function classOf (value) {
  let at = 0
  while (at < BORDERS.length && value > BORDERS[at]) at++
  return at
}

function growTree (data, members, depth, rate) {
  const split = depth === 0 ? null : bestSplit(data, members)
  if (split === null) return makeLeaf(data, members, rate)
  const no = members.filter(at => data.rows[at][split.column] <= split.border)
  const yes = members.filter(at => data.rows[at][split.column] > split.border)
  return [data.names[split.column], BORDERS[split.border], growTree(data, no, depth - 1, rate), growTree(data, yes, depth - 1, rate)]
}

function makeLeaf (data, members, rate) {
  const value = Number((rate * sum(data.slopes, members) / (sum(data.curvatures, members) + SMOOTHING)).toFixed(3))
  for (const at of members) data.sums[at] += value
  return value
}

const sum = (values, members) => members.reduce((total, at) => total + values[at], 0)

function bestSplit ({ names, rows, slopes, curvatures }, members) {
  const slopeBy = new Float64Array(names.length * CLASSES)
  const curvatureBy = new Float64Array(names.length * CLASSES)
  for (const at of members) {
    for (let column = 0; column < names.length; column++) {
      slopeBy[column * CLASSES + rows[at][column]] += slopes[at]
      curvatureBy[column * CLASSES + rows[at][column]] += curvatures[at]
    }
  }
  const all = { slope: sum(slopes, members), curvature: sum(curvatures, members) }
  let best = null
  for (let column = 0; column < names.length; column++) {
    let slope = 0
    let curvature = 0
    for (let border = 0; border < BORDERS.length; border++) {
      slope += slopeBy[column * CLASSES + border]
      curvature += curvatureBy[column * CLASSES + border]
      if (curvature < LEAST_CURVATURE || all.curvature - curvature < LEAST_CURVATURE) continue
      const gain = worth(slope, curvature) + worth(all.slope - slope, all.curvature - curvature) - worth(all.slope, all.curvature)
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { gain, column, border }
    }
  }
  return best
}

const worth = (slope, curvature) => slope * slope / (curvature + SMOOTHING)
