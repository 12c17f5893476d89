/** What a site's robots.txt asks of us (RFC 9309). */

export interface Robots {
  isAllowed: (path: string) => boolean
  /** seconds between two requests, null when it asks for nothing */
  delay: number | null
}

interface Group {
  agents: string[]
  rules: Array<{ allow: boolean, path: string }>
  delay: number | null
}

const LONGEST = 500_000 // characters, as the RFC has it
const LONGEST_DELAY = 60 // seconds; more is a wish to be left alone and is met by the next round of watch

/**
 * @param agent product token in lower case, e.g. `verbatim`
 * @example parseRobots('User-agent: *\nDisallow: /private/', 'verbatim').isAllowed('/private/a') // → false
 */
export function parseRobots (text: string, agent: string): Robots {
  const groups = readGroups(text.slice(0, LONGEST))
  const named = groups.filter(group => group.agents.includes(agent))
  const chosen = named.length > 0 ? named : groups.filter(group => group.agents.includes('*'))
  const rules = chosen.flatMap(group => group.rules)
  const delays = chosen.flatMap(group => group.delay === null ? [] : [Math.min(group.delay, LONGEST_DELAY)])
  return { isAllowed: path => decide(rules, path), delay: delays[0] ?? null }
}

function readGroups (text: string): Group[] {
  const groups: Group[] = []
  let naming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^\s*([A-Za-z-]{1,30})\s*:\s*([^#]*)/.exec(line) ?? []
    const name = field.toLowerCase()
    if (name === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], delay: null })
      groups.at(-1)?.agents.push(value.trim().toLowerCase())
      naming = true
      continue
    }
    if (name === '') continue
    naming = false
    const group = groups.at(-1)
    if ((name === 'allow' || name === 'disallow') && value.trim() !== '') group?.rules.push({ allow: name === 'allow', path: value.trim() })
    if (name === 'crawl-delay' && group !== undefined && Number(value) > 0) group.delay = Number(value)
  }
  return groups
}

/** The longest rule that fits wins, allow before disallow. */
function decide (rules: Group['rules'], path: string): boolean {
  let best: { allow: boolean, length: number } | null = null
  for (const { allow, path: pattern } of rules) {
    if (!matches(pattern, path)) continue
    if (best === null || pattern.length > best.length || (pattern.length === best.length && allow)) best = { allow, length: pattern.length }
  }
  return best?.allow ?? true
}

/** `*` stands for anything, `$` for the end. Part by part and without backtracking, since patterns are strangers' work. */
function matches (pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(parts[0] ?? '')) return false
  let at = parts[0]?.length ?? 0
  for (const [index, part] of parts.slice(1).entries()) {
    const last = index === parts.length - 2
    const found = last && anchored ? (path.endsWith(part) && path.length - part.length >= at ? path.length - part.length : -1) : path.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return !anchored || at === path.length
}
