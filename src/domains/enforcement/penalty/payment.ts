import { lateFine } from '../../../kernel/law/late-fine.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { fenOf, yuanOf } from '../../../kernel/law/money.ts'
import type { PenaltyKind } from '../choices.ts'
import type { Case } from './types.ts'

type Sanction = Case['rows']['sanction'][number]

const NEEDS_NO_PERFORMANCE: readonly PenaltyKind[] = ['warning', 'criticism']

/** What of a sanction is not yet paid; a day of payment without an amount says that all of it was. */
function remaining(m: Case, { kind, amount, fulfilled_on, fulfilled_amount }: Sanction): bigint {
  if (amount === null || (kind === 'fine' && m.values.collected_on !== null)) return 0n
  if (fulfilled_on === null) return fenOf(amount)
  return fenOf(amount) - fenOf(fulfilled_amount ?? amount)
}
const fines = (m: Case) => m.rows.sanction.filter(({ kind, amount }) => kind === 'fine' && amount !== null)
const paidInstalments = (m: Case) => m.rows.instalment.filter(({ paid_on }) => paid_on !== null)
const sum = (rows: readonly { readonly amount: string }[]): bigint => rows.reduce((total, { amount }) => total + fenOf(amount), 0n)
const outside = (m: Case): bigint => fines(m).reduce((total, fine) => total + remaining(m, fine), 0n)
/** Fines decided and not paid. What is paid by instalments is told by their days and not again by the fine. */
export const owed = (m: Case): bigint => { const rest = outside(m) - sum(paidInstalments(m)); return rest > 0n ? rest : 0n }
/** A plan is made for the whole of what was owed then: if less is owed without it, something of it was entered twice. */
export const isPaidTwice = (m: Case): boolean => m.rows.instalment.length > 0 && outside(m) < sum(m.rows.instalment)

/** A warning is performed by being made known, an amount by being paid in full, anything else by the day it was done. */
export const isFulfilled = (m: Case, sanction: Sanction): boolean =>
  NEEDS_NO_PERFORMANCE.includes(sanction.kind) || (sanction.amount === null ? sanction.fulfilled_on !== null
    : remaining(m, sanction) <= 0n || (sanction.kind === 'fine' && owed(m) <= 0n))

/** The last day for paying: as told in the decision, or as deferred (第六十六、六十七条). */
export const payBy = (m: Case): IsoDate | null => m.values.deferral_until ?? m.clock(m.values.track === 'summary' ? 'spot_payment' : 'payment').due_on

/** The fines in the parts in which they were paid, and what is still owed. */
const parts = (m: Case) => [
  ...fines(m).map((fine) => ({ sum: fenOf(fine.amount!) - remaining(m, fine), until: fine.fulfilled_on ?? m.values.collected_on ?? m.on })),
  ...paidInstalments(m).map(({ amount, paid_on }) => ({ sum: fenOf(amount), until: paid_on! })),
  { sum: owed(m), until: m.on },
].filter(({ sum }) => sum > 0n)

/** The parts that were not paid in time. */
const lateParts = (m: Case) => { const due = payBy(m); return due === null ? [] : parts(m).filter(({ until }) => until > due) }
export const isPaidLate = (m: Case): boolean => lateParts(m).length > 0

const greatest = <T extends number | string>(values: readonly T[], least: T): T => values.reduce((one, other) => other > one ? other : one, least)

/**
 * 第七十二条第一款第一项: three per cent a day on each part until it is paid, never more than the part itself, nothing
 * accruing while the decision is challenged (第七十三条第三款).
 */
export function accrued(m: Case) {
  const due = payBy(m)!
  const excluded = m.rows.challenge.map(({ started_on, ended_on }) => ({ from: started_on, until: ended_on ?? m.on, reason: '复议、诉讼期间' }))
  const late = lateParts(m)
  const charges = late.map(({ sum, until }) => lateFine({ principal: yuanOf(sum), due, paid: until, excluded }))
  return {
    late_fine: yuanOf(charges.reduce((total, { amount }) => total + fenOf(amount), 0n)),
    late_fine_days: greatest(charges.map(({ chargeable_days }) => chargeable_days), 0),
    late_fine_from: due, late_fine_until: greatest(late.map(({ until }) => until), due),
  }
}
