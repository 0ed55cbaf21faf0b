import { integer, required, text } from '../../kernel/field/field.ts'
import type { Matching } from '../../kernel/procedure/look-up.ts'
import { many } from '../../kernel/procedure/procedure.ts'

export const grades = { excellent: '优秀', good: '良好', qualified: '合格', failed: '不合格' } as const
type Round = 'first' | 'second' | 'final'

/** Until the other has scored, a sheet is its writer's own: who reads it first is no second reader. */
export const firstAlone = { keptBy: { person: 'first_by', in: ['half'] } } as const
export const deductions = (label: string, apart: typeof firstAlone | {} = {}) => many(label, {
  item: required(text('评查项目', { from: { register: 'evaluation_standard', field: 'item', shows: 'part' }, ...apart })),
  points: required(integer('扣分', apart)),
  reason: required(text('扣分理由', apart)),
}, 'item')
interface Row { readonly item: string; readonly points: number }
interface Scored {
  readonly rows: { readonly [round in Round]: readonly Row[] }
  readonly facts: { readonly standard: readonly Matching[]; readonly excellent_from: number; readonly good_from: number; readonly qualified_from: number }
}
interface Seen { readonly actor: { readonly orgs: readonly string[] }; readonly values: { readonly unit: string } }

/** 评查工作人员可能影响公正评查的，应当回避: nobody scores a file of a unit he works in. */
export const isMember = ({ actor, values }: Seen): boolean => actor.orgs.includes(values.unit)

const itemOf = (m: Scored, { item }: Row) => m.facts.standard.find(({ values }) => values['item'] === item)?.values as { readonly points: number; readonly veto: boolean } | undefined
/** A hundred points less what is deducted, never below nothing; nothing at all where an item vetoes the file. */
export const scoreOf = (m: Scored, round: Round): number =>
  m.rows[round].some((row) => itemOf(m, row)?.veto) ? 0 : Math.max(0, 100 - m.rows[round].reduce((sum, { points }) => sum + points, 0))
const isVetoed = (m: Scored): boolean => (['first', 'second', 'final'] as const).some((round) => m.rows[round].some((row) => itemOf(m, row)?.veto))

export function gradeOf(m: Scored, score: number): { readonly score: number; readonly grade: keyof typeof grades; readonly vetoed: boolean } {
  const { excellent_from, good_from, qualified_from } = m.facts
  const grade = score >= excellent_from ? 'excellent' : score >= good_from ? 'good' : score >= qualified_from ? 'qualified' : 'failed'
  return { score, grade, vetoed: score === 0 && isVetoed(m) }
}

/** What no score sheet may say. */
export const wellScored = (round: Round) => ({
  '这类案卷还没有评查标准，请先在台账目录登记': (m: Scored) => m.facts.standard.length === 0,
  '扣分项目不在评查标准之中': (m: Scored) => m.facts.standard.length > 0 && m.rows[round].some((row) => itemOf(m, row) === undefined),
  '扣分应当大于 0，不得超过该项目的分值': (m: Scored) => m.rows[round].some((row) => { const item = itemOf(m, row); return item !== undefined && !item.veto && (row.points < 1 || row.points > item.points) }),
  '同一项目只扣一次分': (m: Scored) => new Set(m.rows[round].map(({ item }) => item)).size < m.rows[round].length,
})
