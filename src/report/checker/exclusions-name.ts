/** Numbers that name a thing: codes, ordinals, documents, articles, headings, meetings, service lines, schemes, pages. */
import type { Candidate, Exclusion } from './candidate.ts'
import { isYear, rangeEnd } from './exclusions-time.ts'
import { HOTLINE_NOUNS, PAGE_LABELS } from './lexicon/set-phrases.ts'
import type { Numeral } from './numeral.ts'
import type { Layout } from './segments.ts'
import { findWordAt, isDigit, isHan, isLatin, lexiconOf, skipBlanks, skipBlanksBack } from './text.ts'
import { currencyBefore, readUnit } from './units.ts'

const LINES = lexiconOf(HOTLINE_NOUNS)

/** Letters or chained hyphens around make a code: XM04100-01-03, VPN3, 20xx, 5G. */
export function isCode({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (numeral.form === 'chinese') return undefined
  if (Math.abs(numeral.mantissa) > Number.MAX_SAFE_INTEGER) return 'code'
  const before = folded[numeral.start - 1]
  if (currencyBefore(folded, numeral.start)) return undefined
  if (isLatin(before) || before === '_' || before === '@' || before === '#' || before === '.') return 'code'
  if (measured.unit === '' && (isLatin(folded[numeral.end]) || folded[numeral.end] === '_' || folded[numeral.end] === '@')) return 'code'
  const joinedBefore = (before === '-' || before === '/') && (isDigit(folded[numeral.start - 2]) || isLatin(folded[numeral.start - 2]))
  if (isRangeOfMeasures(folded, numeral)) return undefined
  const joinedAfter = measured.unit === '' && (folded[numeral.end] === '-' || folded[numeral.end] === '/') && (isDigit(folded[numeral.end + 1]) || isLatin(folded[numeral.end + 1]))
  if (joinedBefore && joinedAfter) return 'code'
  if ((joinedBefore || joinedAfter) && numeral.end - numeral.start >= 4 && (measured.unit === '' || folded[numeral.end] === ' ')) return 'code'
  // 备05012345号-1
  if (before === '-' && folded[numeral.start - 2] === '号' && measured.unit === '') return 'code'
  if (measured.unit === '版' && isYear(numeral)) return 'code'
  // GB 7718, ISO 9001: a standard.
  if (before === ' ' && measured.unit === '' && /(?:^|[^A-Za-z])(?:GB|GB\/T|DB|ISO|IEC|YY|HJ|JGJ|SC|NY|QB)$/.test(folded.slice(Math.max(0, numeral.start - 6), numeral.start - 1))) return 'code'
  // 12频道
  if (measured.unit === '' && folded.startsWith('频道', numeral.end)) return 'code'
  if (joinedBefore && isLatin(folded[numeral.start - 2])) return 'code'
  if (folded[numeral.start] === '0' && isDigit(folded[numeral.start + 1])) return 'code'
  if (folded[numeral.end] === '.' && isDigit(folded[numeral.end + 1])) return 'code'
  if (measured.unit === '' && isVersion(folded, numeral)) return 'code'
  return measured.unit === '' && /^\d{7,}$/.test(folded.slice(numeral.start, numeral.end)) ? 'code' : undefined
}

/** 3.0平台, 2.1版本, 80后, 5星级, 308国道, 双11. */
function isVersion(folded: string, numeral: Numeral): boolean {
  if (folded[numeral.end] === '星' || /^[国省县]道/.test(folded.slice(numeral.end, numeral.end + 2)) || folded[numeral.start - 1] === '双') return true
  if (folded.startsWith('版本', numeral.end) || (folded[numeral.end] === '后' && numeral.end - numeral.start === 2)) return true
  return numeral.decimals === 1 && folded[numeral.end - 1] === '0' && isHan(folded[numeral.end])
}

/** 30000-40000分: the unit after the second number shows a range. */
function isRangeOfMeasures(folded: string, numeral: Numeral): boolean {
  const partner = folded[numeral.end] === '-' ? rangeEnd(folded, numeral) : undefined
  return partner !== undefined && partner.value > numeral.value && folded[partner.end] !== ' ' && readUnit(folded, partner.end).unit !== ''
}

export function isOrdinal({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const at = skipBlanksBack(folded, numeral.start)
  if (folded[at - 1] === '第') return 'ordinal'
  if (/第\d{1,4}\s*[至到\-—、]\s*$/.test(folded.slice(Math.max(0, at - 8), at))) return 'ordinal'
  if (measured.unit === '' && /(?:图|表|附件|附表|附录|注|例)$/.test(folded.slice(Math.max(0, at - 2), at)) && numeral.value < 100) return 'ordinal'
  if (measured.unit === '页' && /第[^,;。\n]{1,6}共$/.test(folded.slice(Math.max(0, at - 9), at))) return 'page'
  // 第三、四条: the ordinal covers the whole list.
  if ('、至和-'.includes(folded[at - 1] ?? ' ') && numeral.form === 'chinese') {
    let from = at - 1
    while (from > at - 6 && isHan(folded[from - 1]) && folded[from - 1] !== '第') from--
    if (folded[from - 1] === '第' && at - from <= 4) return 'ordinal'
  }
  return undefined
}

/** 〔2016〕6号, [2017]34号, (2019年8期), a bare year in brackets. */
export function isDocumentNumber({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const before = folded[numeral.start - 1]
  const next = folded[numeral.end]
  if (before === '[' && next === ']') return 'document'
  if ((before === ']' || before === ')') && next === '号') return 'document'
  if (isYear(numeral) && (before === '(' || before === '[') && (next === ')' || next === ']')) return 'document'
  const issue = measured.unit === '期' || measured.unit === '卷'
  if (issue && before === '年' && isDigit(folded[numeral.start - 2])) return 'document'
  return undefined
}

/** 《条例》二十条规定, 行政处罚法九条: an article although 第 is missing. */
export function isArticle({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (measured.unit !== '条' && measured.unit !== '款') return undefined
  const named = folded[numeral.start - 1] === '》' || /(?:条例|[^办方立执司守普用]法)$/.test(folded.slice(Math.max(0, numeral.start - 2), numeral.start))
  return named && /^(?:第|之|的?规定|[^,。;]{0,2}款|[^,。;]{0,2}项)/.test(folded.slice(measured.unitEnd, measured.unitEnd + 5)) ? 'article' : undefined
}

/** 1、 2. (3) at the beginning of a clause. */
export function isHeading({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (measured.unit === '' && isSectionNumber(folded, numeral)) return 'heading'
  if (numeral.end - numeral.start > 3 || numeral.decimals > 0) return undefined
  const next = folded[numeral.end] ?? ''
  const at = skipBlanksBack(folded, numeral.start)
  const before = folded[at - 1] ?? '\n'
  if (before === '(' && next === ')') return 'heading'
  const opens = '\n。;:!?\t”'.includes(before)
  if (opens && (next === '、' || next === ')') && !isDigit(folded[numeral.end + 1])) return 'heading'
  const spaced = at < numeral.start && next === '.' && numeral.end - numeral.start <= 2
  return (opens || spaced) && next === '.' && !isDigit(folded[numeral.end + 1]) ? 'heading' : undefined
}

/** 1.2 总体情况, 1 总体情况: a line that opens with the number of a section. */
function isSectionNumber(folded: string, numeral: Numeral): boolean {
  if (numeral.form !== 'arabic' || numeral.decimals > 2 || numeral.value >= 30 || numeral.value <= 0) return false
  const before = folded[skipBlanksBack(folded, numeral.start) - 1] ?? '\n'
  return before === '\n' && folded[numeral.end] === ' ' && isHan(folded[skipBlanks(folded, numeral.end)])
}

/** 政府58次常务会议, 届四次全会: the number of a meeting although 第 is missing. */
export function isMeeting({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (measured.unit !== '次') return undefined
  const before = folded[numeral.start - 1] ?? ''
  if (before === '届') return 'meeting'
  const meets = /^(?:常务|全体|党组|主席|主任|区长|县长|市长|党委|常委)*(?:扩大)?(?:会议|全会|会)/.test(folded.slice(measured.unitEnd, measured.unitEnd + 10))
  return meets && '府委局厅办组会'.includes(before || ' ') ? 'meeting' : undefined
}

/** 12345热线, 12348平台. */
export function isServiceLine({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const length = numeral.end - numeral.start
  if (numeral.form !== 'arabic' || measured.unit !== '' || length < 3 || length > 6 || numeral.decimals > 0) return undefined
  const at = '”"'.includes(folded[numeral.end] ?? ' ') ? numeral.end + 1 : numeral.end
  if (findWordAt(folded, at, LINES)) return 'service-line'
  // 12309检察服务热线: the numbers given to public services, with the name of the service.
  const given = length === 5 && /^(?:12[03]|9[56])/.test(folded.slice(numeral.start, numeral.end))
  return given && /^[\u4e00-\u9fff]{0,8}(?:热线|专线|平台|电话|服务|预警)/.test(folded.slice(at, at + 12)) ? 'service-line' : undefined
}

/** 1+10+N, 1+1>2, 7×24, 12·4: numbers joined by signs name a scheme. */
export function isFormula({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const signs = '+×*>=·<≥≤'
  const before = folded[skipBlanksBack(folded, numeral.start) - 1] ?? ' '
  const next = folded[skipBlanks(folded, numeral.end)] ?? ' '
  if (next === '+' && numeral.scale !== '' && !isDigit(before)) return undefined
  if (next === '·' && isDigit(folded[numeral.end + 1])) return 'name'
  if (before === '·' && isDigit(folded[numeral.start - 2])) return 'name'
  if (before === '·' || next === '·') return measured.unit === '' ? 'name' : undefined
  if (measured.unit === '' && (signs.includes(before) || signs.includes(next))) return 'programme'
  return '+×'.includes(before) ? 'programme' : undefined
}

export function isPageNumber({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (measured.unit !== '') return undefined
  const at = skipBlanksBack(folded, numeral.start)
  const label = folded.slice(Math.max(0, at - 8), at)
  // 阅读量10万 may be said in a sentence as well; 阅读量:356 is a counter of the page.
  if (PAGE_LABELS.some((word) => label.endsWith(`${word}:`) || (label.endsWith(word) && !word.endsWith('量')))) return 'page'
  // -3- or a line of its own: the number of a page.
  const before = folded.slice(Math.max(0, numeral.start - 8), numeral.start)
  const after = folded.slice(numeral.end, numeral.end + 8)
  const opens = before.includes('\n') || numeral.start < 8
  const line = before.slice(before.lastIndexOf('\n') + 1) + folded.slice(numeral.start, numeral.end) + (after.split('\n')[0] ?? '')
  return opens && (after.length < 8 || after.includes('\n')) && /^\s*(?:[-—]+\s*)?\d{1,3}(?:\s*[-—]+)?\s*$/.test(line) && folded.length > line.length + 1 ? 'page' : undefined
}
