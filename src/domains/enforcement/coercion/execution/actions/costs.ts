import type { IsoDate } from '../../../../../kernel/law/law.ts'
import { fenOf, yuanOf } from '../../../../../kernel/law/money.ts'
import { 强制法 } from '../../../../common/law.ts'
import { only } from '../bars.ts'
import type { Actions, Enforcement } from '../types.ts'

const sum = (rows: readonly { readonly amount: string }[]): bigint => rows.reduce((total, { amount }) => total + fenOf(amount), 0n)
const isNothing = ({ amount }: { readonly amount: string }): boolean => fenOf(amount) <= 0n
const lastPaid = (m: Enforcement): IsoDate => m.rows.receipt.map(({ paid_on }) => paid_on).sort().at(-1)!
const isPaid = (m: Enforcement): boolean => m.values.substitute_cost !== null && sum(m.rows.receipt) >= fenOf(m.values.substitute_cost)

/** What a performance by substitute cost, who bears it, and what of it came in: 按照成本合理确定，由当事人承担 (第五十一条第二款). */
export const costs = {
  settle_costs: {
    label: '核定代履行费用', basis: 强制法.art(51, 2), by: 'organ_head', from: 'executed', asks: ['cost_borne_by'], offers: ['cost_due_by', 'cost_law', 'cost_over_reason'], asksRows: ['cost'],
    issues: 'costs', only: only.substitute, sets: (m) => ({ substitute_cost: yuanOf(sum(m.rows.cost)), cost_settled_on: m.on }),
    barredIf: { '已经核定代履行费用': (m) => m.values.cost_settled_on !== null },
    invalidIf: {
      '费用金额应当大于零': (m) => m.rows.cost.some(isNothing),
      '由当事人承担的，应当写明今天以后的缴纳期限': (m) => m.values.cost_borne_by === 'party' && (m.values.cost_due_by === null || m.values.cost_due_by <= m.on),
      '法律另有规定不由当事人承担的，应当写明该法律': (m) => m.values.cost_borne_by === 'other_law' && m.values.cost_law === null,
      '实际费用超出代履行决定书载明的预算，应当写明理由': (m) => m.values.substitute_budget !== null && m.values.cost_over_reason === null && sum(m.rows.cost) > fenOf(m.values.substitute_budget),
    },
  },
  collect_costs: {
    label: '登记收取代履行费用', basis: 强制法.art(51, 2), by: ['handler', 'clerk'], from: 'executed', asksRows: ['receipt'], only: only.substitute,
    sets: (m) => ({ cost_collected: yuanOf(sum(m.rows.receipt)), ...(isPaid(m) && { cost_paid_on: lastPaid(m) }) }),
    barredIf: {
      '尚未核定代履行费用': (m) => m.values.cost_settled_on === null, '费用不由当事人承担': (m) => m.values.cost_borne_by === 'other_law', '费用已经收清': (m) => m.values.cost_paid_on !== null,
    },
    invalidIf: {
      '缴纳日期应当在核定之后，不晚于今天': (m) => m.rows.receipt.some(({ paid_on }) => paid_on > m.on || (m.values.cost_settled_on !== null && paid_on < m.values.cost_settled_on)),
      '收取金额应当大于零': (m) => m.rows.receipt.some(isNothing),
      '收取的合计不得超过核定的费用': (m) => m.values.substitute_cost !== null && sum(m.rows.receipt) > fenOf(m.values.substitute_cost),
    },
  },
} as const satisfies Actions
