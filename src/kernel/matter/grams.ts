import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}/u
const WORD = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu

const MOST_KNOWN = 5_000
const known = new Map<string, string>()
/** Pinyin initials of a run. Names of streets, organs and kinds of company come again and again. */
function initialsOf(run: string): string {
  let initials = known.get(run)
  if (initials === undefined) {
    initials = pinyin(run, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase()
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(run, initials)
  }
  return initials
}

/**
 * The search keys of a text: every pair of neighbouring Chinese characters, single characters for one-character
 * words, other words whole and lower-case, and the pinyin initials of Chinese runs, so that `zsj` finds 张三局.
 */
export function gramsOf(...texts: readonly (string | null | undefined)[]): string[] {
  const grams = new Set<string>()
  for (const text of texts) for (const [run] of (text ?? '').normalize('NFKC').matchAll(WORD)) {
    if (!HAN.test(run)) { grams.add(run.toLowerCase()); continue }
    const characters = [...run]
    for (let at = 0; at < characters.length - 1; at++) grams.add(characters[at]! + characters[at + 1]!)
    if (characters.length === 1) grams.add(run)
    if (characters.length <= 6) grams.add(initialsOf(run))
  }
  return [...grams]
}

/** The keys that a query must all be found under. */
export const queryGrams = (query: string): string[] => {
  const grams: string[] = []
  for (const [run] of query.normalize('NFKC').matchAll(WORD)) {
    const characters = [...run]
    if (!HAN.test(run)) grams.push(run.toLowerCase())
    else if (characters.length === 1) grams.push(run)
    else for (let at = 0; at < characters.length - 1; at++) grams.push(characters[at]! + characters[at + 1]!)
  }
  return [...new Set(grams)]
}
