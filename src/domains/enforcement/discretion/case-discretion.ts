import { fenOf, yuanOf } from '../../../kernel/law/money.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { mitigations } from '../choices.ts'
import type { Case } from '../penalty/types.ts'
import { factors, tiers, type Factor } from './choices.ts'
import { arithmeticOf, between, rangeOf, stepsFor, sumOf, unionOf, type Applied, type Range, type Step } from './range.ts'

type Row = Case['rows']['discretion'][number]
type Version = { readonly step: Step; readonly from: IsoDate; readonly until: IsoDate | null }
/** One breach of one party under its standard. */
export interface Judged { readonly row: Row; readonly applied: Applied; readonly range: Range; readonly from: IsoDate | null; readonly newer: boolean }

/** What was said last of a party's breach counts: a standard chosen anew takes the place of the one before. */
export const standingRows = ({ rows }: Case): readonly Row[] =>
  [...new Map(rows.discretion.map((row) => [JSON.stringify([row.party, row.violation]), row])).values()]

const breachOf = (m: Case, { violation }: Row) => violation === null ? m.rows.violation.length === 1 ? m.rows.violation[0] : undefined : m.rows.violation.find(({ description }) => description === violation)
export const namesNoBreach = (m: Case, row: Row): boolean => breachOf(m, row) === undefined
export const namesNoParty = (m: Case, { party }: Row): boolean => party === null ? m.rows.party.length > 1 : !m.rows.party.some(({ name }) => name === party)

const versionsOf = (m: Case, item: string): readonly Version[] => m.facts.standards.filter(({ values }) => values['item'] === item)
  .map(({ values, valid_from, valid_until }) => ({ step: values as unknown as Step, from: valid_from!, until: valid_until ?? null }))
const on = (versions: readonly Version[], day: IsoDate) => versions.filter(({ from, until }) => from <= day && (until === null || day < until))
const lighter = (one: Range, other: Range): boolean => {
  const [a, b] = [[one.to, one.from ?? 0n], [other.to, other.from ?? 0n]] as const
  return a[0] === b[0] ? a[1] < b[1] : a[0] !== null && (b[0] === null || a[0] < b[0])
}

/** The standard of the day of the breach; where it has changed, today's if it is the lighter one (处罚法第三十七条). */
export function judge(m: Case, row: Row): Judged {
  const known = versionsOf(m, row.item)
  const under = (versions: readonly Version[]) => {
    const applied = stepsFor(versions.map(({ step }) => step), row.factors)
    return { applied, range: unionOf(applied.steps.map((step) => rangeOf(step, row.base))), from: versions.map(({ from }) => from).sort().at(-1) ?? null }
  }
  const breach = breachOf(m, row)?.ended_on ?? m.values.lead_on ?? m.on
  const [then, now] = [on(known, breach), on(known, m.values.decided_on ?? m.on)]
  const [old, today] = [under(then), under(now)]
  const newer = now.length > 0 && (then.length === 0 || lighter(today.range, old.range))
  return { row, ...(newer ? today : old), newer: newer && then.length > 0 }
}

const words = (chosen: readonly Factor[]) => chosen.length === 0 ? '没有从轻、减轻、从重情节' : chosen.map((factor) => factors[factor]).join('、')
const LAW = {
  must_not: '依照《行政处罚法》第三十三条的规定，不予行政处罚', may_not: '依照《行政处罚法》第三十三条第一款的规定，可以不予行政处罚', must_lighten: '依照《行政处罚法》第三十条、第三十二条的规定，应当从轻或者减轻行政处罚',
} as const

function sentenceOf({ row, applied: { steps, law, byLaw }, range, from, newer }: Judged): string {
  const [first] = steps
  const who = [row.party && `对${row.party}`, row.violation && `“${row.violation}”`].filter(Boolean).join('的')
  const legal = law ? `${LAW[law]}。` : ''
  if (!first) return `${who}${who && '：'}所适用的裁量基准（编号${row.item}）没有与所选裁量因素对应的阶次。${legal}`
  const grades = steps.map((step) => `“${step.grade}”（${tiers[step.tier!]}${step.circumstances ? `；适用条件：${step.circumstances.replace(/[。；]$/, '')}` : ''}），罚款幅度：${arithmeticOf(step, row.base)}${daysText(step)}`)
  const both = steps.length > 1 ? `几个阶次并存，综合裁量，幅度为${between(range.from, range.to)}。` : ''
  return `${who}适用${first.maker_name}《${first.standard}》${first.paper ? `（${first.paper}）` : ''}${first.item}项${from ? `，${from}起施行的文本` : ''}${newer ? '（较违法行为发生时的文本处罚较轻，依照《行政处罚法》第三十七条适用）' : ''}。`
    + `裁量因素：${words(row.factors)}。对应阶次：${grades.join('；')}。${byLaw ? '基准没有列明该情形的阶次，适用从轻的阶次。' : ''}${both}${legal}`
}
const daysText = ({ days_from, days_to }: Step): string => days_from === null && days_to === null ? '' : `，期限${days_from ?? 0}日${days_to === null ? '以上' : `至${days_to}日`}`

const judged = (m: Case): readonly Judged[] => standingRows(m).map((row) => judge(m, row))
/** How the standard is applied to the case: what the form shows, the decision prints, and like cases are found by. */
export function discretionOf(m: Case) {
  const all = judged(m)
  if (all.length === 0) return {}
  const { from, to } = sumOf(all.map(({ range }) => range))
  const total = all.length > 1 ? `\n合计罚款幅度：${between(from, to)}。` : ''
  const yuan = (fen: bigint | null) => fen === null ? null : yuanOf(fen)
  const found = all.flatMap(({ row }) => row.factors).filter((factor) => Object.hasOwn(mitigations, factor)) as readonly (keyof typeof mitigations)[]
  return {
    discretion_statement: all.map(sentenceOf).join('\n') + total, discretion_from: yuan(from), discretion_to: yuan(to),
    discretion_items: [...new Set(all.map(({ row }) => row.item))].sort().join('、'),
    discretion_key: [...new Set(all.map(({ row, applied }) => `${row.item}：${applied.steps.map(({ grade }) => grade).join('、')}`))].sort().join('；'),
    mitigations: [...new Set([...m.values.mitigations, ...found])],
  }
}

type Party = Case['rows']['party'][number]
const of = <T extends { readonly party: string | null }>(rows: readonly T[], { name }: Party) => rows.filter(({ party }) => (party ?? name) === name)
/** Whether the law itself forbids a penalty of a party for everything it did (处罚法第三十三条). */
export const isForbidden = (m: Case): boolean => m.rows.party.some((party) => {
  const own = of(standingRows(m), party)
  return own.length > 0 && own.length >= m.rows.violation.length && of(m.rows.sanction, party).length > 0 && own.every((row) => judge(m, row).applied.law === 'must_not')
})
/** Whether a breach stands without its standard while others have one. */
export const isPartly = (m: Case): boolean => standingRows(m).length > 0 && m.rows.party.some((party) => of(standingRows(m), party).length < m.rows.violation.length)
/** Whether a step applied was made by a superior organ: then only its maker may let it be departed from. */
export const isOfSuperior = (m: Case): boolean => judged(m).some(({ applied }) => applied.steps.some(({ maker }) => maker === 'superior'))

const LASTING: readonly string[] = ['detention', 'suspension', 'shutdown']
/** Whether what is imposed on a party leaves the range of its steps, in kind, in amount or in days. */
export const isOutside = (m: Case): boolean => m.rows.party.some((party) => {
  const own = of(standingRows(m), party)
  if (own.length === 0 || own.length < m.rows.violation.length) return false
  const all = own.map((row) => judge(m, row))
  const steps = all.flatMap(({ applied }) => applied.steps)
  if (all.some(({ applied }) => applied.steps.length === 0)) return false
  const sanctions = of(m.rows.sanction, party)
  const { from, to, days_from, days_to } = sumOf(all.map(({ range }) => range))
  const fine = sanctions.filter(({ kind }) => kind === 'fine').reduce((sum, { amount }) => sum + (amount === null ? 0n : fenOf(amount)), 0n)
  // 违法所得应当予以没收 whatever the table says of penalties (处罚法第二十八条第二款).
  const kinds = new Set(steps.flatMap((step) => step.kinds))
  const foreign = sanctions.some(({ kind }) => kind !== 'confiscation' && (steps.every(({ tier }) => tier === 'none') || (kinds.size > 0 && !kinds.has(kind!))))
  const lasting = sanctions.filter(({ kind, days }) => days !== null && LASTING.includes(kind!))
  const length = lasting.reduce((sum, { days }) => sum + days!, 0)
  return foreign || (from !== null && fine < from) || (to !== null && fine > to)
    || (lasting.length > 0 && ((days_from !== null && length < days_from) || (days_to !== null && length > days_to)))
})

/** Whether the fines lie outside whatever any step of the breaches allows: all that can be said where no factors are known. */
export const isOutsideEvery = (m: Case): boolean => {
  const steps = standingRows(m).map(({ item, base }) => versionsOf(m, item).map(({ step }) => rangeOf(step, base)))
  if (steps.length === 0 || steps.some((ranges) => ranges.length === 0) || m.values.fine_total === null) return false
  const { from, to } = sumOf(steps.map(unionOf))
  const fine = fenOf(m.values.fine_total)
  return (from !== null && fine < from * BigInt(m.rows.party.length || 1)) || (to !== null && fine > to * BigInt(m.rows.party.length || 1))
}

/** What the decision itself says of the standard: computed once more, for its day is now the day that counts. */
export const decidedUnder = (m: Case) => standingRows(m).length === 0 ? {} : { ...discretionOf(m), discretion_result: isOutside(m) ? 'outside' as const : 'within' as const }
