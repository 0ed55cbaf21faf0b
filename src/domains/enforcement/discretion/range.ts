import type { EntryValues } from '../../../kernel/register/register.ts'
import { fenOf } from '../../../kernel/law/money.ts'
import { moneyText } from './words.ts'
import { bases, tierOrder, type Factor, type Tier } from './choices.ts'
import type { discretionStandard } from './discretion-standard.ts'

export type Step = EntryValues<typeof discretionStandard>
/** What may be imposed; null is no bound. Amounts in fen, `days` for kinds that last. */
export interface Range {
  readonly from: bigint | null
  readonly to: bigint | null
  readonly days_from: number | null
  readonly days_to: number | null
}
/** The steps that apply to the factors of a case, and what the law itself says to them. */
export interface Applied {
  readonly steps: readonly Step[]
  readonly law: 'must_not' | 'may_not' | 'must_lighten' | null
  /** No step names these factors, though the law demands a lighter one: the lighter step of the table is taken. */
  readonly byLaw: boolean
}

/** 处罚法第三十三条第一、二款. */
const mustNot: readonly (readonly Factor[])[] = [['minor_conduct', 'corrected', 'no_harm'], ['no_fault']]
const mayNot: readonly (readonly Factor[])[] = [['first', 'slight_harm', 'corrected']]
/** 处罚法第三十条 and the items of 第三十二条: 应当从轻或者减轻. */
const mustLighten: readonly Factor[] = ['minor_age', 'harm_removed', 'coerced', 'confessed', 'merit', 'other_law']

const sides = { lighter: ['none', 'reduced', 'lighter'], general: ['general'], heavier: ['heavier'] } as const satisfies { readonly [side: string]: readonly Tier[] }
const weight = ({ tier }: Step): number => tierOrder.indexOf(tier!)
const all = (of: readonly Factor[], chosen: readonly Factor[]): boolean => of.every((factor) => chosen.includes(factor))

/** The steps of a side whose factors are all there; of several the one that names most of them. */
function fitting(steps: readonly Step[], side: keyof typeof sides, chosen: readonly Factor[]): readonly Step[] {
  const fit = steps.filter(({ tier, factors }) => (sides[side] as readonly string[]).includes(tier!) && factors.length > 0 && all(factors, chosen))
  const most = Math.max(0, ...fit.map(({ factors }) => factors.length))
  return fit.filter(({ factors }) => factors.length === most)
}

/**
 * Which steps of one breach apply. Lighter and heavier factors found together leave both steps standing, and the range
 * reaches from one to the other: no text at hand says that the one defeats the other.
 */
export function stepsFor(steps: readonly Step[], chosen: readonly Factor[]): Applied {
  const law = mustNot.some((of) => all(of, chosen)) ? 'must_not' : mustLighten.some((one) => chosen.includes(one)) ? 'must_lighten'
    : mayNot.some((of) => all(of, chosen)) ? 'may_not' : null
  const [lighter, heavier] = [fitting(steps, 'lighter', chosen), fitting(steps, 'heavier', chosen)]
  const demanded = law === 'must_lighten' && lighter.length === 0 ? steps.filter(({ tier }) => tier === 'lighter').slice(0, 1) : []
  const sided = [...lighter, ...demanded, ...heavier]
  const general = fitting(steps, 'general', chosen)
  const found = sided.length > 0 ? sided : general.length > 0 ? general : steps.filter(({ factors, tier }) => factors.length === 0 && tier !== 'none')
  return { steps: [...found].sort((a, b) => weight(a) - weight(b)), law, byLaw: demanded.length > 0 }
}

const least = <T extends bigint | number>(values: readonly (T | null)[]): T | null => values.includes(null) ? null : (values as readonly T[]).reduce((a, b) => b < a ? b : a)
const most = <T extends bigint | number>(values: readonly (T | null)[]): T | null => values.includes(null) ? null : (values as readonly T[]).reduce((a, b) => b > a ? b : a)
const fen = (amount: string | null): bigint | null => amount === null ? null : fenOf(amount)

/** The range of one step, by a share of the base where the step counts so and the base is known. */
export function rangeOf(step: Step, base: string | null): Range {
  const days = { days_from: step.days_from, days_to: step.days_to }
  if (step.tier === 'none') return { from: 0n, to: 0n, days_from: 0, days_to: 0 }
  const of = fen(base)
  if (step.multiple_of === null || of === null || of === 0n) return { from: fen(step.amount_from), to: fen(step.amount_to), ...days }
  const share = (percent: number | null) => percent === null ? null : of * BigInt(percent) / 100n
  return { from: share(step.percent_from), to: share(step.percent_to), ...days }
}
/** From the lightest to the heaviest of several. */
export const unionOf = (ranges: readonly Range[]): Range => ranges.length === 0 ? { from: null, to: null, days_from: null, days_to: null } : {
  from: least(ranges.map(({ from }) => from)), to: most(ranges.map(({ to }) => to)),
  days_from: least(ranges.map(({ days_from }) => days_from)), days_to: most(ranges.map(({ days_to }) => days_to)),
}
/** Of several breaches together: what is imposed for each adds up. */
export const sumOf = (ranges: readonly Range[]): Range => {
  const sum = (values: readonly (bigint | null)[]) => values.includes(null) ? null : (values as readonly bigint[]).reduce((a, b) => a + b, 0n)
  const days = (values: readonly (number | null)[]) => values.includes(null) ? null : (values as readonly number[]).reduce((a, b) => a + b, 0)
  return {
    from: sum(ranges.map(({ from }) => from ?? 0n)), to: sum(ranges.map(({ to }) => to)),
    days_from: days(ranges.map(({ days_from }) => days_from ?? 0)), days_to: days(ranges.map(({ days_to }) => days_to)),
  }
}

/** How a step's range comes about: 违法所得 12,000 元 × 100%—300%. */
export function arithmeticOf(step: Step, base: string | null): string {
  const { from, to } = rangeOf(step, base)
  const result = between(from, to)
  const of = fen(base)
  if (step.tier === 'none' || step.multiple_of === null || of === null || of === 0n) return result
  return `${bases[step.multiple_of]}${moneyText(of)} × ${step.percent_from ?? 0}%${step.percent_to === null ? '以上' : `至${step.percent_to}%`} = ${result}`
}
export const between = (from: bigint | null, to: bigint | null): string => from === null && to === null ? '没有规定罚款幅度'
  : from === to ? moneyText(from!) : from === null ? `${moneyText(to!)}以下` : to === null ? `${moneyText(from)}以上` : `${moneyText(from)}至${moneyText(to)}`
