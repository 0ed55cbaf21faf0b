/**
 * Numbers that are not figures of the report: dates, periods, document and meeting numbers, articles,
 * plan names, headings, codes, service lines, idioms and named programmes. Each rule looks at the
 * number's close surroundings only, so the whole takes time in proportion to the text.
 */
import type { Candidate, Exclusion } from './candidate.ts'
import { isBareYear, isClock, isDamagedDate, isDate, isHalf, isPeriod, isYear, rangeEnd } from './exclusions-time.ts'
import {
  GRADE_NOUNS, HOTLINE_NOUNS, PAGE_LABELS, PLAIN_NOUNS,
} from './lexicon/set-phrases.ts'
import type { Numeral } from './numeral.ts'
import { findSpanAt, type Layout } from './segments.ts'
import { isDigit, isHan, isLatin, lexiconOf, findWordAt, skipBlanks, skipBlanksBack } from './text.ts'
import { currencyBefore, isDuration, isMoney, isPercent, isPhysical, readUnit } from './units.ts'

type Rule = (layout: Layout, candidate: Candidate) => Exclusion | undefined

const LINES = lexiconOf(HOTLINE_NOUNS)
const GRADES = lexiconOf(GRADE_NOUNS)
const PLAIN = lexiconOf(PLAIN_NOUNS)
const LONGEST_NAME = 14
const LONGEST_ALONE = 60

const RULES: readonly Rule[] = [inTitle, isAnaphoric, isDamagedDate, isCode, isOrdinal, isDate, isClock, isDocumentNumber, isArticle, isHeading, isPeriod, isMeeting,
  isServiceLine, isFormula, inQuotedName, isGrade, isRank, isSpecification, isPageNumber, isBareYear, isHalf, isIndefinite, isBareChinese]

/** Why a number is no figure; undefined if it is one. */
export function exclusionOf(layout: Layout, candidate: Candidate): Exclusion | undefined {
  if (standsAlone(layout, candidate)) return candidate.numeral.shape === 'scale' && candidate.measured.unit === '' ? 'bare' : undefined
  for (const rule of RULES) {
    const reason = rule(layout, candidate)
    if (reason) return reason
  }
  return undefined
}

/** A text that is nothing but a number, or a number with its unit, is a number; a lone 年, 月 or 日 makes it a date. */
function standsAlone({ folded }: Layout, { numeral, measured }: Candidate): boolean {
  if (folded.length > LONGEST_ALONE) return false
  const text = folded.trim()
  const from = folded.indexOf(text)
  return numeral.start === from && (numeral.end === from + text.length || (measured.unitEnd === from + text.length && !isDuration(measured.unit)))
}

function inTitle(layout: Layout, { numeral }: Candidate): Exclusion | undefined {
  return findSpanAt(layout.titles, numeral.start) ? 'title' : undefined
}

/** Letters or chained hyphens around make a code: XM04100-01-03, VPN3, 20xx, 5G. */
function isCode({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (Math.abs(numeral.value) > Number.MAX_SAFE_INTEGER) return 'code'
  if (numeral.form === 'chinese') return undefined
  const before = folded[numeral.start - 1]
  if (currencyBefore(folded, numeral.start)) return undefined
  if (isLatin(before) || before === '_' || before === '@' || before === '#' || before === '.') return 'code'
  if (measured.unit === '' && (isLatin(folded[numeral.end]) || folded[numeral.end] === '_' || folded[numeral.end] === '@')) return 'code'
  const joinedBefore = (before === '-' || before === '/') && (isDigit(folded[numeral.start - 2]) || isLatin(folded[numeral.start - 2]))
  if (isRangeOfMeasures(folded, numeral)) return undefined
  const joinedAfter = measured.unit === '' && (folded[numeral.end] === '-' || folded[numeral.end] === '/') && (isDigit(folded[numeral.end + 1]) || isLatin(folded[numeral.end + 1]))
  if (joinedBefore && joinedAfter) return 'code'
  if ((joinedBefore || joinedAfter) && numeral.end - numeral.start >= 4 && (measured.unit === '' || folded[numeral.end] === ' ')) return 'code'
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

function isOrdinal({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
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
function isDocumentNumber({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
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
function isArticle({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (measured.unit !== '条' && measured.unit !== '款') return undefined
  const named = folded[numeral.start - 1] === '》' || /(?:条例|[^办方立执司守普用]法)$/.test(folded.slice(Math.max(0, numeral.start - 2), numeral.start))
  return named && /^(?:第|之|的?规定|[^,。;]{0,2}款|[^,。;]{0,2}项)/.test(folded.slice(measured.unitEnd, measured.unitEnd + 5)) ? 'article' : undefined
}

/** 1、 2. (3) at the beginning of a clause. */
function isHeading({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
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

/** 1.2 总体情况: a line that opens with the number of a section. */
function isSectionNumber(folded: string, numeral: Numeral): boolean {
  if (numeral.decimals === 0 || numeral.decimals > 2 || numeral.value >= 30) return false
  const before = folded[skipBlanksBack(folded, numeral.start) - 1] ?? '\n'
  return before === '\n' && folded[numeral.end] === ' ' && isHan(folded[skipBlanks(folded, numeral.end)])
}

/** 政府58次常务会议, 届四次全会: the number of a meeting although 第 is missing. */
function isMeeting({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (measured.unit !== '次') return undefined
  const before = folded[numeral.start - 1] ?? ''
  if (before === '届') return 'meeting'
  const meets = /^(?:常务|全体|党组|主席|主任|区长|县长|市长|党委|常委)*(?:扩大)?(?:会议|全会|会)/.test(folded.slice(measured.unitEnd, measured.unitEnd + 10))
  return meets && '府委局厅办组会'.includes(before || ' ') ? 'meeting' : undefined
}

/** 12345热线, 12348平台. */
function isServiceLine({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const length = numeral.end - numeral.start
  if (numeral.form !== 'arabic' || measured.unit !== '' || length < 3 || length > 6 || numeral.decimals > 0) return undefined
  const at = '”"'.includes(folded[numeral.end] ?? ' ') ? numeral.end + 1 : numeral.end
  if (findWordAt(folded, at, LINES)) return 'service-line'
  // 12309检察服务热线: the numbers given to public services, with the name of the service.
  const given = length === 5 && /^(?:12[03]|9[56])/.test(folded.slice(numeral.start, numeral.end))
  return given && /^[\u4e00-\u9fff]{0,8}(?:热线|专线|平台|电话|服务|预警)/.test(folded.slice(at, at + 12)) ? 'service-line' : undefined
}

/** 1+10+N, 1+1>2, 7×24, 12·4: numbers joined by signs name a scheme. */
function isFormula({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
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

/** 这两个领域, 上述三项: points back at what has been counted. */
function isAnaphoric({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  // 以上三项 points back at the beginning of a clause; 八十分以上三人 does not.
  const back = /(?:[这那该此]|上述|前述|(?:^|[,。;:、\s])以上)$/.test(folded.slice(Math.max(0, numeral.start - 3), numeral.start))
  return back && measured.unit !== '' ? 'article' : undefined
}

/** A number in a short quotation is part of a name; a plain count of ordinary things still counts. */
function inQuotedName(layout: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const quote = findSpanAt(layout.quotes, numeral.start)
  if (!quote || quote.end - quote.start > LONGEST_NAME) return undefined
  const plainEnd = measured.unit === '个' ? findWordAt(layout.folded, measured.unitEnd, PLAIN) : undefined
  if (plainEnd && measured.unitEnd + plainEnd.length === quote.end && quote.start === numeral.start) return undefined
  if (isPercent(measured.unit) && numeral.end - numeral.start > 2) return undefined
  return numeral.form === 'chinese' && quote.start === numeral.start ? 'programme' : 'name'
}

/** 二级响应, 三级调研员: a grade. 省、市、县三级 counts levels. */
function isGrade({ folded }: Layout, { measured, numeral }: Candidate): Exclusion | undefined {
  if (measured.unit !== '级') return undefined
  if (findWordAt(folded, measured.unitEnd, GRADES)) return 'grade'
  // 三级联动 names a way of working; 市、县、乡三级联动 counts them.
  if (folded[measured.unitEnd] === '联' && !'省市区县乡镇村街组社、'.includes(folded[numeral.start - 1] ?? ' ')) return 'grade'
  return numeral.form === 'chinese' && numeral.value === 1 ? 'grade' : undefined
}

/** 前三名, 500强, 位列前5位. */
function isRank({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (folded[numeral.end] === '强' || folded[numeral.end] === '佳') return 'ordinal'
  return folded[numeral.start - 1] === '前' && '名位项类'.includes(measured.unit || ' ') ? 'ordinal' : undefined
}

/** 30台10蒸吨以下锅炉: a measure between a count and its noun describes the noun. */
function isSpecification({ folded }: Layout, { numeral, measured, previousEnd }: Candidate): Exclusion | undefined {
  const bounded = /(?:以上|以下|以内)$/.test(measured.qualifier)
  return bounded && isPhysical(measured.unit) && previousEnd === skipBlanksBack(folded, numeral.start) && isHan(folded[measured.unitEnd]) ? 'specification' : undefined
}

function isPageNumber({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
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

const MAKES = /(?:增设|设立|新设|新建|建成|建立|成立|组建|新增|整合为|合并为|由|共|计|获|等|有|为|达|仅|无)$/

/** 一个, 一批, 一种 mostly mean «a»; they count after a verb of making, or before persons, cases and the like. */
function isIndefinite({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (numeral.form !== 'chinese' || numeral.value !== 1 || measured.unit === '' || isPercent(measured.unit)) return undefined
  if (numeral.end - numeral.start !== 1) return undefined
  const before = folded.slice(Math.max(0, numeral.start - 4), numeral.start)
  const after = folded[measured.unitEnd] ?? ''
  if (/(?:[每任哪某这那上下新另同再各第如有无]|最[后先初])$/.test(before)) return 'bare'
  if (isMoney(measured.unit) || (isPhysical(measured.unit) && measured.unit !== '度')) return undefined
  if (measured.unit === '番') return undefined
  if (isListed(folded, numeral.start, measured.unitEnd)) return 'bare'
  // 未发生一起: the claim stands for the figure.
  if (/(?:未|没有|无|不)[\u4e00-\u9fff]{0,3}$/.test(before)) return 'bare'
  if ('名位支所座宗例'.includes(measured.unit)) return isHan(after) || isDigit(after) ? undefined : 'bare'
  if ('起件'.includes(measured.unit) && /(?:发生|查处|办理|调处|出现|仅有?)$/.test(before)) return undefined
  if (isDuration(measured.unit)) return /(?:为期|满|至少)$/.test(before) ? undefined : 'period'
  if (measured.unit !== '个' && measured.unit !== '家' && measured.unit !== '处') return 'bare'
  return MAKES.test(before) && isHan(after) ? undefined : 'bare'
}

/** 甲、乙、丙等五大服务: 大 stands for the measure word at the end of a list. */
function isClosingList(folded: string, numeral: Numeral): boolean {
  return numeral.value >= 2 && folded[numeral.end] === '大' && folded[numeral.start - 1] === '等' && isHan(folded[numeral.end + 1])
}

/** 成立一个小组、建立一支队伍、设立一个场所: items of a programme, not a count each. */
function isListed(folded: string, start: number, end: number): boolean {
  const one = /一[\u4e00-\u9fff]/
  const after = /^[^、,;。\n]{0,24}、([^、,;。\n]{0,24})/.exec(folded.slice(end, end + 50))?.[1]
  const before = /、?([^、,;。\n:]{0,24})、[^、,;。\n]{0,24}$/.exec(folded.slice(Math.max(0, start - 50), start))?.[1]
  return (after !== undefined && one.test(after)) || (before !== undefined && one.test(before))
}

/** A Chinese numeral without unit counts only if it is long enough to be nothing else, or stands alone. */
function isBareChinese({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (numeral.form !== 'chinese' || numeral.shape === 'percent' || numeral.shape === 'fraction') return undefined
  // 负一楼, 负二层: floors.
  if (numeral.value < 0 && '楼层'.includes(folded[numeral.end] ?? ' ')) return 'bare'
  if (numeral.shape === 'scale' && measured.qualifier === '' && !/[上近超逾约达数]$/.test(folded.slice(Math.max(0, numeral.start - 1), numeral.start))) return 'bare'
  if (numeral.end - numeral.start === 1 && '手里路街镇村方代面口头门圈站环步课线'.includes(measured.unit || ' ')) return 'bare'
  if (numeral.shape === 'digits' && measured.unit !== '' && numeral.value < 100) return 'bare'
  if (measured.unit !== '') return undefined
  if (isClosingList(folded, numeral) || rangeEnd(folded, numeral)) return undefined
  if (numeral.decimals > 0 || numeral.value < 0 || (numeral.value >= 100 && numeral.shape === 'plain')) return undefined
  // 重新犯罪率为零: nought said as a result.
  if (numeral.value === 0 && /[为是]$/.test(folded.slice(numeral.start - 1, numeral.start)) && !isHan(folded[numeral.end])) return undefined
  // 大于二十, 不低于三十: a word of comparing makes it a number.
  if (numeral.value >= 10 && measured.qualifier.length > 1) return undefined
  const before = folded[numeral.start - 1]
  const after = folded[numeral.end]
  const alone = (before === undefined || before === '\n' || before === ' ') && (after === undefined || after === '\n')
  return alone && numeral.shape !== 'scale' ? undefined : 'bare'
}
