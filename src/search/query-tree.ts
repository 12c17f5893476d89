/** What a query asks for, as a tree of terms: the form between reading a query and searching for it. */

/** One word as typed; several folds (`20-point`, CJK) stand in this order without a gap. */
export interface QueryWord {
  kind: 'word'
  text: string
  folds: string[]
  /** the words of `text` as they are written, one for each fold */
  written: string[]
  /** `word*` */
  prefix: boolean
  /** range in the query text */
  start: number
  end: number
}

/** Words that have to stand exactly so. */
export interface QueryPhrase {
  kind: 'phrase'
  /** between the marks */
  text: string
  folds: string[]
  start: number
  end: number
}

export type QueryTerm = QueryWord | QueryPhrase

/** `a NEAR/5 b`: neighbours in the list stand at most so many words apart, in whatever order. */
export interface NearNode {
  kind: 'near'
  nodes: QueryNode[]
  /** words from one to the next, one less than there are nodes */
  within: number[]
}

/** All of them, or at least one. */
export interface GroupNode {
  kind: 'all' | 'any'
  nodes: QueryNode[]
}

export interface NotNode {
  kind: 'not'
  node: QueryNode
}

export type QueryNode = QueryTerm | NearNode | GroupNode | NotNode

export interface Leaves {
  /** in the order typed */
  terms: QueryTerm[]
  excluded: QueryTerm[]
}

/** The words and phrases of a tree, those to be left out apart. */
export function collectLeaves (nodes: readonly QueryNode[]): Leaves {
  const leaves: Leaves = { terms: [], excluded: [] }
  const visit = (node: QueryNode, negative: boolean): void => {
    if (node.kind === 'word' || node.kind === 'phrase') (negative ? leaves.excluded : leaves.terms).push(node)
    else if (node.kind === 'not') visit(node.node, !negative)
    else for (const child of node.nodes) visit(child, negative)
  }
  for (const node of nodes) visit(node, false)
  return leaves
}

/** Terms without which nothing matches: those that no `OR` leaves a choice of. */
export function requiredTerms (nodes: readonly QueryNode[]): QueryTerm[] {
  return nodes.flatMap(node => {
    if (node.kind === 'word' || node.kind === 'phrase') return [node]
    if (node.kind === 'not' || (node.kind === 'any' && node.nodes.length > 1)) return []
    return requiredTerms(node.nodes)
  })
}
