/** The language detectors compared in bench/language.ts, each behind the same question. */
import { readLanguageCode } from '../../ingest/language/language-tags.js'

export interface Answer {
  /** BCP 47 or what the detector has for it */
  language: string
  /** null where a detector gives none */
  confidence: number | null
}

export interface Detector {
  detect: (text: string) => Answer
  /** languages it can name */
  languages: ReadonlySet<string>
}

/** franc is given the same choice as everybody: only the languages that occur. */
export const DETECTORS: Record<string, (languages: string[]) => Promise<Detector>> = {
  verbatim: async languages => {
    const { detectLanguage } = await import('../../ingest/language/detect-language.js')
    return { detect: text => detectLanguage(text), languages: new Set(languages) }
  },
  franc: async languages => {
    const { franc } = await import('franc')
    return francDetector(franc, await francCodes('franc', languages))
  },
  'franc-all': async languages => {
    const { franc } = await import('franc-all')
    return francDetector(franc, await francCodes('franc-all', languages))
  },
  'eld large': async () => {
    const { eld } = await import('eld/large') as unknown as { eld: Eld }
    return { detect: text => ({ language: eld.detect(text).language || 'und', confidence: null }), languages: new Set(Object.values(eld.info().Languages)) }
  }
}

interface Eld {
  detect: (text: string) => { language: string }
  info: () => { Languages: Record<number, string> }
}

type Franc = (text: string, options: { only: string[], minLength: number }) => string

function francDetector (franc: Franc, only: string[]): Detector {
  return {
    detect: text => ({ language: readLanguageCode(franc(text, { only, minLength: 1 })), confidence: null }),
    languages: new Set(only.map(readLanguageCode))
  }
}

/** franc's own codes for these languages; several stand for one of ours (`srp` in two scripts, `cmn`). */
async function francCodes (name: string, languages: string[]): Promise<string[]> {
  const { data } = await import(name + '/data.js') as { data: Record<string, Record<string, string>> }
  const { expressions } = await import(name + '/expressions.js') as { expressions: Record<string, RegExp> }
  const codes = [...Object.values(data).flatMap(byCode => Object.keys(byCode)), ...Object.keys(expressions)]
  return [...new Set(codes)].filter(code => code.length === 3 && languages.includes(readLanguageCode(code)))
}
