/**
 * Numbers that are not figures of the report: dates, periods, document and meeting numbers, articles,
 * plan names, headings, codes, service lines, idioms and named programmes. Each rule looks at the
 * number's close surroundings only, so the whole takes time in proportion to the text.
 */
import type { Candidate, Exclusion } from './candidate.ts'
import { isBareYear, isClock, isDamagedDate, isDate, isHalf, isPeriod, rangeEnd } from './exclusions-time.ts'
import { isArticle, isCode, isDocumentNumber, isFormula, isHeading, isMeeting, isOrdinal, isPageNumber, isServiceLine } from './exclusions-name.ts'
import { GRADE_NOUNS, PLAIN_NOUNS } from './lexicon/set-phrases.ts'
import type { Numeral } from './numeral.ts'
import { findSpanAt, type Layout } from './segments.ts'
import { isDigit, isHan, lexiconOf, findWordAt, skipBlanksBack } from './text.ts'
import { isDuration, isMoney, isPercent, isPhysical } from './units.ts'

type Rule = (layout: Layout, candidate: Candidate) => Exclusion | undefined

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

/** 这两类事项, 上述三项: points back at what has been counted. */
function isAnaphoric({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  // 以上三项 points back at the beginning of a clause; 八十分以上三人 does not.
  const back = /(?:[这那该]|(?<![至因由从就为彼如据])此|上述|前述|(?:^|[,。;:、\s])以上)$/.test(folded.slice(Math.max(0, numeral.start - 3), numeral.start))
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
  // 35个二级指标: the grade of what has been counted.
  if ('个项条'.includes(folded[numeral.start - 1] ?? ' ')) return 'grade'
  // 三级联动 names a way of working; 市、县、乡三级联动 counts them.
  if (folded[measured.unitEnd] === '联' && !'省市区县乡镇村街组社、'.includes(folded[numeral.start - 1] ?? ' ')) return 'grade'
  return numeral.form === 'chinese' && numeral.value === 1 ? 'grade' : undefined
}

/** 前三名, 500强, 位列前5位. */
function isRank({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (numeral.shape !== 'fraction' && (folded[numeral.end] === '强' || folded[numeral.end] === '佳')) return 'ordinal'
  return folded[numeral.start - 1] === '前' && '名位项类'.includes(measured.unit || ' ') ? 'ordinal' : undefined
}

/** 30台10蒸吨以下锅炉: a measure between a count and its noun describes the noun. */
function isSpecification({ folded }: Layout, { numeral, measured, previousEnd }: Candidate): Exclusion | undefined {
  const bounded = /(?:以上|以下|以内)$/.test(measured.qualifier)
  return bounded && isPhysical(measured.unit) && previousEnd === skipBlanksBack(folded, numeral.start) && isHan(folded[measured.unitEnd]) ? 'specification' : undefined
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
