/**
 * Folding of a report's text: full-width forms, typographic variants and odd spaces become one form,
 * one UTF-16 unit for one, so that every offset into the folded text is an offset into the original.
 */
import { TRADITIONAL } from './lexicon/traditional.ts'

const VARIANTS: Readonly<Record<string, string>> = {
  '\u00a0': ' ', '\u202f': ' ', '\u200b': ' ', '\ufeff': ' ', '\u3000': ' ',
  '–': '-', '−': '-', '‐': '-', '‑': '-', '―': '-', '﹣': '-', '〜': '~', '∼': '~', '﹪': '%',
  '〔': '[', '〕': ']', '﹝': '[', '﹞': ']', '【': '[', '】': ']', '「': '“', '」': '”', '『': '“', '』': '”',
  '•': '·', '∙': '·', '・': '·', '‧': '·', '∶': ':', '〈': '<', '〉': '>', '○': '〇',
  ...Object.fromEntries((TRADITIONAL.match(/../g) ?? []).map(([from, to]) => [from, to])),
}

const FOLDABLE = new RegExp(`[\uff01-\uff5e\u2000-\u200a${Object.keys(VARIANTS).join('')}]`, 'g')

/** Returns the text in folded form; the result has the same length in UTF-16 units. */
export function fold(text: string): string {
  return text.replace(FOLDABLE, (char, at: number) => {
    const code = char.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
    // 參 is the formal three in 參拾, and 参 in 參加.
    if (char === '參' && '拾佰仟'.includes(text[at + 1] ?? ' ')) return '叁'
    return VARIANTS[char] ?? ' '
  })
}

export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

export function isLatin(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z'))
}

/** A Chinese character of the basic block; punctuation and digits are not. */
export function isHan(char: string | undefined): boolean {
  return char !== undefined && ((char >= '\u4e00' && char <= '\u9fff') || char === '〇')
}

/** Position of the first character at or after `index` that is not a blank. */
export function skipBlanks(text: string, index: number): number {
  let at = index
  while (text[at] === ' ') at++
  return at
}

/** Position after the last non-blank character before `index`. */
export function skipBlanksBack(text: string, index: number): number {
  let at = index
  while (at > 0 && text[at - 1] === ' ') at--
  return at
}

/** The longest entry of a lexicon that stands at a place. Entries are grouped by their first character. */
export interface Lexicon { readonly byFirst: ReadonlyMap<string, readonly string[]> }

export function lexiconOf(words: Iterable<string>): Lexicon {
  const byFirst = new Map<string, string[]>()
  for (const word of new Set(words)) {
    if (word === '') continue
    const first = word[0] as string
    const list = byFirst.get(first)
    if (list) list.push(word)
    else byFirst.set(first, [word])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)
  return { byFirst }
}

/** Finds the longest word of the lexicon that begins at `index`; undefined if none does. */
export function findWordAt(text: string, index: number, lexicon: Lexicon): string | undefined {
  const list = lexicon.byFirst.get(text[index] ?? '')
  return list?.find((word) => text.startsWith(word, index))
}

/** Finds the first word of a list (longest first) that ends just before `index`; undefined if none does. */
export function findWordBefore(text: string, index: number, lexicon: readonly string[]): string | undefined {
  return lexicon.find((word) => text.endsWith(word, index))
}
