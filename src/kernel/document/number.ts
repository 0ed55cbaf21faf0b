/** What a document number (文号) is made of. */
export interface NumberParts {
  /** 代字 of the organ: 津南 */
  readonly code: string
  /** The word of the series, fixed by the kind of document or matter: 复 */
  readonly series: string
  readonly year: number
  /** Place in the series of the year, from 1. */
  readonly n: number
}

/**
 * 文号, 津南复〔2025〕12号: full year in 六角括号, no 第 and no leading zero (GB/T 9704-2012 7.2.5).
 * @throws RangeError when a part is missing, so that no paper leaves with half a number
 */
export function numberText({ code, series, year, n }: NumberParts): string {
  if (!code.trim()) throw new RangeError('本机关尚未设置发文机关代字，请在机构台账中填写后再编文号')
  if (!Number.isInteger(year) || year < 1949 || year > 9999) throw new RangeError(`文号年份应为四位数，不能是 ${year}`)
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`文号序号应为正整数，不能是 ${n}`)
  return `${code.trim()}${series}〔${year}〕${n}号`
}

/**
 * The number of a paper where one case keeps one serial and only the word changes: of 津南复〔2025〕12号 the decision is
 * 津南复决〔2025〕12号; the second paper of a kind is 12-2号. `null` for a matter that has no such number (records imported).
 */
export function paperNumber(matter: string | null, own: string, series: string, nth: number): string | null {
  const [code, serial] = matter?.split(`${own}〔`) ?? []
  return code && serial ? `${code}${series}〔${nth === 1 ? serial : serial.replace(/号$/, `-${nth}号`)}` : null
}
