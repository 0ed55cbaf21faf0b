import type { ExcludedTime } from './count.ts'
import { dayNumber, dayOf, isoDate } from './day.ts'
import type { IsoDate } from './law.ts'
import { fenOf, yuanOf } from './money.ts'

/** The daily rate of 加处罚款 in ten-thousandths of the fine: three per cent (行政处罚法第七十二条第一款第一项). */
const PENALTY_LATE_RATE = 300

export interface LateFineRequest {
  /** The fine or other sum owed, in yuan, `1234.50`. */
  readonly principal: string
  /** The last day for paying. */
  readonly due: IsoDate
  /** The day of payment, which is charged; while unpaid, the day up to which the charge is asked for. */
  readonly paid: IsoDate
  /** Reconsideration and litigation, in which nothing accrues (行政处罚法第七十三条第三款). */
  readonly excluded?: readonly ExcludedTime[]
  /** Daily rate in ten-thousandths of the principal, for charges other than the fine of 行政处罚法 (滞纳金). */
  readonly rate?: number
}

export interface LateFine {
  /** What is added, in yuan, `7200.00`. */
  readonly amount: string
  readonly chargeable_days: number
  /** Whether the cap, the principal itself, was reached (行政强制法第四十五条第二款). */
  readonly capped: boolean
  readonly steps: readonly string[]
}

/**
 * The additional fine for late payment (加处罚款): by the day, never more than the principal. Exact in fen; a
 * fraction of a fen, which only a fine not in whole yuan can leave, is rounded half up once, at the end.
 * @throws RangeError (in Chinese) for an invalid amount, day or rate
 */
export function lateFine({ principal, due, paid, excluded = [], rate = PENALTY_LATE_RATE }: LateFineRequest): LateFine {
  const fen = fenOf(principal)
  if (fen < 0n) throw new RangeError('本金不能为负数')
  if (!Number.isInteger(rate) || rate < 0) throw new RangeError('每日加处比例应以万分之几的整数填写')
  const first = dayNumber(due)
  const last = Math.max(dayNumber(paid), first)
  const steps = [`缴款期限至 ${due}，${last > first ? `自次日起计至 ${paid}，共${last - first}日` : `${paid} 缴纳，未逾期`}`]

  let chargeable = last - first
  let covered = first
  const times = excluded.map(({ from, until, reason }) => ({ from: dayNumber(dayOf(from)), until: dayNumber(dayOf(until)), reason }))
  for (const { from, until, reason } of times.toSorted((a, b) => a.from - b.from)) {
    if (until < from) throw new RangeError(`不予计算期间的止日 ${isoDate(until)} 早于起日 ${isoDate(from)}`)
    const begin = Math.max(from, covered)
    const end = Math.min(until, last)
    if (end <= begin) continue
    chargeable -= end - begin
    covered = end
    steps.push(`${isoDate(begin + 1)} 至 ${isoDate(end)}${reason ? `（${reason}）` : ''}不予计算，共${end - begin}日`)
  }

  const accrued = (fen * BigInt(rate) * BigInt(chargeable) + 5_000n) / 10_000n
  const capped = accrued > fen
  const amount = yuanOf(capped ? fen : accrued)
  steps.push(`${principal}元 × 每日${rate / 100}% × ${chargeable}日 = ${yuanOf(accrued)}元`)
  if (capped) steps.push(`不得超出本金，加处${amount}元（《行政强制法》第四十五条第二款）`)
  return { amount, chargeable_days: chargeable, capped, steps }
}
