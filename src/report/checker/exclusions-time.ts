/** Dates, times of day and stretches of time: numbers that place things in time and count nothing. */
import type { Candidate, Exclusion } from './candidate.ts'
import { PLAN_NOUNS } from './lexicon/set-phrases.ts'
import type { Numeral } from './numeral.ts'
import { isChineseNumeral } from './numerals-chinese.ts'
import { readNumeral } from './numerals.ts'
import type { Layout } from './segments.ts'
import { findWordAt, isDigit, isHan, isLatin, lexiconOf, skipBlanks } from './text.ts'
import { isDuration, isMoney } from './units.ts'

const PLANS = lexiconOf(PLAN_NOUNS)

/** 2023116日, 2023228: year, month and day run together because 年 and 月 were lost. 20230228 is a compact date. */
export function isDamagedDate({ folded }: Layout, { numeral }: Candidate): Exclusion | undefined {
  const digits = folded.slice(numeral.start, numeral.end)
  const before = folded[numeral.start - 1]
  if (!/^(?:19|20)\d{4,6}$/.test(digits) || isLatin(before) || before === '-' || before === '/') return undefined
  const month = Number(digits.slice(4, digits.length > 6 ? 6 : 5))
  const next = folded[numeral.end] ?? '\n'
  if (next === '日' || (digits.length === 7 && /[^\w\u4e00-\u9fff/-]/.test(next))) return digits.length === 8 && (month < 1 || month > 12) ? undefined : 'damage'
  return digits.length === 8 && month >= 1 && month <= 12 && !/[\u4e00-\u9fff]/.test(next) ? 'date' : undefined
}

export function isYear(numeral: Numeral): boolean {
  return numeral.decimals === 0 && numeral.scale === '' && numeral.value >= 1900 && numeral.value <= 2100 && numeral.end - numeral.start === 4
}

/** A number before 年, 月, 日, 号, 时, and the first part of 1-3月. */
export function isDate({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (isMoney(measured.unit)) return undefined
  const at = skipBlanks(folded, numeral.end)
  const next = folded[at] ?? ''
  const after = folded[at + 1] ?? ''
  if (measured.unit === '版' && numeral.decimals > 0) return 'code'
  if (next === '年' && (isYear(numeral) || '度底初末' .includes(after || ' ') || after === '代')) return 'date'
  if (next === '年' && numeral.end - numeral.start === 2 && (isDigit(after) || folded.startsWith('以来', at + 1) || folded.startsWith('全年', at + 1)) && measured.qualifier === '') return 'date'
  if (next === '月' && numeral.decimals === 0) return 'date'
  if (next === '日' && !/^(?:不|至少|最多)/.test(measured.qualifier) && !isTermOfDays(folded, numeral, at) && !(after === '内' || folded.startsWith('以内', at + 1) || folded.startsWith('之内', at + 1))) return 'date'
  if (next === '号' || (next === '时' && after !== '长') || (next === '世' && after === '纪')) return 'date'
  if (next === '届' || (next === '季' && after === '度')) return 'period'
  const partner = rangeEnd(folded, numeral)
  if (!partner) return undefined
  const last = folded[partner.end] ?? ' '
  if (last === '日' && ((numeral.form === 'chinese' && folded[numeral.start - 1] !== '月') || folded[partner.end + 1] === '内')) return undefined
  if ('月日时号条款季'.includes(last)) return 'date'
  return isYear(numeral) && isYear(partner) && measured.unit === '' ? 'date' : undefined
}

const TERM_BEFORE = /(?:缩短|压缩|压减|减少|延长|增加)(?:至|到|为|了)?$|(?:法定|承诺|限期|时限|期限|为期|历时|用时|拘留|[只仅还]需|至)$/

/** 由15日缩短至7日, 承诺3日办结: days as a length of time. */
function isTermOfDays(folded: string, numeral: Numeral, at: number): boolean {
  const before = folded.slice(Math.max(0, numeral.start - 4), numeral.start)
  // 1日至5日 are two dates; 三至五日 is a length.
  if (/[^短缩减少长加]至$/.test(before) && !isChineseNumeral(before.at(-2))) return false
  return /^(?:缩|压|减|延|增)/.test(folded.slice(at + 1, at + 2)) || TERM_BEFORE.test(before)
}

/** The second number of 3—5个, 三十至五十家, 1-11月; undefined if no range begins with the numeral. */
export function rangeEnd(folded: string, numeral: Numeral): Numeral | undefined {
  let at = skipBlanks(folded, numeral.end)
  if (!'-~—至到'.includes(folded[at] ?? ' ')) return undefined
  at = skipBlanks(folded, at + 1)
  if (folded[at] === '—' || folded[at] === '-') at++
  const partner = readNumeral(folded, at)
  const last = folded[partner?.end ?? 0]
  if (partner?.form !== numeral.form) return undefined
  // Two single words at the end of a sentence (从一到十) are a saying.
  const long = numeral.end - numeral.start > 1 && partner.end - partner.start > 1
  return isDigit(folded[at]) || long || (last !== undefined && isHan(last)) ? partner : undefined
}

/** 17:34, 8点半, 1:3. */
export function isClock({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  const next = folded[numeral.end]
  if (next === ':' && isDigit(folded[numeral.end + 1])) return 'time'
  if (folded[numeral.start - 1] === ':' && isDigit(folded[numeral.start - 2]) && !numeral.scale && measured.unit === '') return 'time'
  if (folded.startsWith('小时', numeral.end) && (folded[numeral.start - 1] === '×' || folded[numeral.start - 1] === '*')) return 'time'
  if (next === '点' && measured.unit === '点' && !/^(?:意见|建议|要求|做法|经验|体会|启示|措施)/.test(folded.slice(measured.unitEnd, measured.unitEnd + 2))) return 'time'
  if (measured.unit === '分' && '时点'.includes(folded[numeral.start - 1] ?? ' ')) return 'time'
  if (measured.unit === '秒' && /[点时][\d零〇一二三四五六七八九十]{1,3}分$/.test(folded.slice(Math.max(0, numeral.start - 5), numeral.start))) return 'time'
  if (measured.unit === '' && '室楼弄巷'.includes(next ?? ' ')) return 'code'
  if (measured.unit === '' && isDayOfCampaign(folded, numeral)) return 'date'
  if (measured.unit === '小时' && /^[以之]?外/.test(folded.slice(measured.unitEnd, measured.unitEnd + 2))) return 'period'
  if (next === '点' && ('钟整半前后'.includes(folded[numeral.end + 1] ?? ' ') || isDigit(folded[numeral.end + 1]))) return 'time'
  if (measured.unit === '小时' && numeral.value === 24 && /^(?:自助|不打烊|服务|在线|值班|值守|全天|响应|开放|热线|营业|无人)/.test(folded.slice(measured.unitEnd, measured.unitEnd + 4))) return 'time'
  return undefined
}

/** 12.4国家宪法日: month and day joined by a point, before a noun that ends in 日 or names a campaign. */
function isDayOfCampaign(folded: string, numeral: Numeral): boolean {
  if (numeral.decimals < 1 || numeral.decimals > 2 || numeral.value < 1 || numeral.value >= 13) return false
  return /^[”"]?(?:前后|前夕|期间|当天|[\u4e00-\u9fff]{2,10}(?:日|宣传[月周]))/.test(folded.slice(numeral.end, numeral.end + 14))
}

/** 近三年, 过去五年, 三年行动, 每两年; a stretch of time that places things and is no result. */
export function isPeriod({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (!isDuration(measured.unit)) return undefined
  const after = measured.unitEnd
  if (measured.unit === '年' && (findWordAt(folded, after, PLANS) || /^[\u4e00-\u9fff]{0,6}(?:规划|计划|行动)/.test(folded.slice(after, after + 8)) || '来间制期'.includes(folded[after] ?? ' ') || folded.startsWith('时间', after))) return 'plan'
  if (measured.unit === '岁' || measured.unit === '周岁') return undefined
  // 15分钟公共法律服务圈, 半小时救援圈.
  if (/^[\u4e00-\u9fff]{0,10}圈/.test(folded.slice(after, after + 11))) return 'name'
  const before = folded.slice(Math.max(0, numeral.start - 3), numeral.start)
  if (/(?:(?<!提)前|[近后每当同历这头隔]|过去|未来|今后|连续|最近|往后|其后|此前)$/.test(before) && measured.unit !== '小时') return 'period'
  if (/^[以之][前后]/.test(folded.slice(after, after + 2))) return 'period'
  return /^(?:来|以来|前|后|间|期间|一次|一届|一度|一轮)/.test(folded.slice(after, after + 2)) && numeral.form === 'chinese' ? 'period' : undefined
}

/** A year without 年: 2023总共办理; of this age only, for a count may have four digits as well. */
export function isBareYear({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (!isYear(numeral) || numeral.value < 1949 || numeral.value > 2049 || measured.unit !== '' || numeral.form === 'chinese') return undefined
  if (rangeEnd(folded, numeral)) return undefined
  return folded.length > 8 ? 'date' : undefined
}

/** 上半年, 大半, 每半个月: half of a period, or «most»; 半 counts only with its own measure. */
export function isHalf({ folded }: Layout, { numeral, measured }: Candidate): Exclusion | undefined {
  if (folded[numeral.start] !== '半') return undefined
  const before = folded[numeral.start - 1] ?? ' '
  return measured.unit === '' || measured.unit === '年' || '上下前后每大小多过一个年天月时夜'.includes(before) ? 'bare' : undefined
}
