/** Puts the terms of a query together by its brackets and operators. Nothing typed is an error: what makes no sense is left out and named. */
import type { NearNode, QueryNode } from './query-tree.js'
import type { BracketToken, OperatorToken } from './scan-query.js'

/** A part of the query text that had no effect. */
export interface Dropped {
  start: number
  end: number
  /** an operator without something to join, or a bracket that is never closed */
  reason: 'operator' | 'bracket'
}

/** One group of terms under construction. */
interface Frame {
  nodes: QueryNode[]
  /** waits for what follows it */
  operator: OperatorToken | null
  /** `NOT` */
  negation: OperatorToken | null
  open: BracketToken | null
}

export class TreeBuilder {
  readonly dropped: Dropped[] = []
  readonly #frames: Frame[] = [newFrame(null)]

  get #frame (): Frame {
    return this.#frames.at(-1) as Frame
  }

  /** whether a term that comes now is one to be left out */
  get negates (): boolean {
    return this.#frames.reduce((negative, { negation, open }) => negative !== ((negation !== null) !== (open?.negative === true)), false)
  }

  addTerm (node: QueryNode): void {
    const frame = this.#frame
    const negated: QueryNode = frame.negation === null ? node : { kind: 'not', node }
    frame.negation = null
    const operator = frame.operator
    frame.operator = null
    if (operator === null) frame.nodes.push(negated)
    else this.#join(frame, operator, negated)
  }

  addOperator (operator: OperatorToken): void {
    const frame = this.#frame
    if (operator.name === 'and') return
    if (operator.name === 'not') {
      if (frame.negation !== null) this.#drop(frame.negation)
      frame.negation = operator
      return
    }
    if (frame.operator !== null) this.#drop(frame.operator)
    frame.operator = operator
    if (frame.nodes.length > 0) return
    this.#drop(operator)
    frame.operator = null
  }

  /** Something that stands for itself came: what waits has nothing to join. */
  dropOperators (): void {
    const frame = this.#frame
    if (frame.operator !== null) this.#drop(frame.operator)
    if (frame.negation !== null) this.#drop(frame.negation)
    frame.operator = frame.negation = null
  }

  open (bracket: BracketToken): void {
    this.#frames.push(newFrame(bracket))
  }

  close (): void {
    this.dropOperators()
    const { nodes, open } = this.#frames.pop() as Frame
    if (nodes.length === 0) return
    // A group stays one, so that an operator behind it takes it whole.
    const group: QueryNode = { kind: 'all', nodes }
    this.addTerm(open?.negative === true ? { kind: 'not', node: group } : group)
  }

  /** @returns nodes that all have to match */
  finish (): QueryNode[] {
    while (this.#frames.length > 1) {
      const { open } = this.#frame
      if (open !== null) this.#drop(open, 'bracket')
      this.close()
    }
    this.dropOperators()
    return this.#frame.nodes
  }

  #join (frame: Frame, operator: OperatorToken, node: QueryNode): void {
    const last = frame.nodes.pop() as QueryNode
    if (operator.name === 'or') frame.nodes.push({ kind: 'any', nodes: [...last.kind === 'any' ? last.nodes : [last], node] })
    else frame.nodes.push(this.#joinNear(last, operator, node))
  }

  /** `a OR b NEAR c` is `a OR (b NEAR c)`. */
  #joinNear (last: QueryNode, operator: OperatorToken, node: QueryNode): QueryNode {
    if (last.kind === 'any') return { kind: 'any', nodes: [...last.nodes.slice(0, -1), this.#joinNear(last.nodes.at(-1) as QueryNode, operator, node)] }
    if (last.kind === 'not' || node.kind === 'not') {
      this.#drop(operator)
      return { kind: 'all', nodes: [last, node] }
    }
    const near: NearNode = last.kind === 'near' ? last : { kind: 'near', nodes: [last], within: [] }
    return { kind: 'near', nodes: [...near.nodes, node], within: [...near.within, operator.within] }
  }

  #drop ({ start, end }: { start: number, end: number }, reason: Dropped['reason'] = 'operator'): void {
    this.dropped.push({ start, end, reason })
  }
}

const newFrame = (open: BracketToken | null): Frame => ({ nodes: [], operator: null, negation: null, open })
