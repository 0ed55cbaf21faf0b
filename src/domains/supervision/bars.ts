import { isOver, type Bars, type Snapshot } from '../../kernel/procedure/procedure.ts'
import type { LinkedMatter } from '../../kernel/procedure/look-up.ts'
import type { Role } from '../../kernel/access/role.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { papers, type Paper } from './choices.ts'
import { 监督条例 } from './law.ts'

interface Ladder {
  readonly values: { readonly paper: Paper | null; readonly answer_kind: string | null }
  readonly facts: { readonly in_order: boolean; readonly signed_by_organ: readonly string[]; readonly local_papers: readonly string[]; readonly rectifications: readonly LinkedMatter[] }
  readonly clock: Snapshot<never, never, string, string, 'notice_reply' | 'opinion_reply' | 'decision_reply', never>['clock']
  readonly on: IsoDate
  readonly state: string
  readonly actor: { readonly roles: readonly Role[] }
}

/** Papers that the setting reserves to the head of the organ are not signed by the head of the body. */
export const signed = (paper: Paper): Bars<Ladder> => ({
  [`${papers[paper]}由机关负责人签发`]: (m) => m.facts.signed_by_organ.includes(paper) && !m.actor.roles.includes('organ_head'),
})

/** Before the regulation there were the papers that local rules gave, and no others. */
export const known = (paper: Paper): Bars<Ladder> => ({
  [`《行政执法监督条例》施行前，本地没有规定${papers[paper]}`]: { basis: 监督条例.whole, if: (m) => m.on < 监督条例.inForce[0] && !m.facts.local_papers.includes(paper) },
})

const before = { opinion: 'notice', decision: 'opinion' } as const
const spent = (m: Ladder, paper: 'notice' | 'opinion'): boolean =>
  isOver(m.clock(`${paper}_reply`), m.on) || m.state === 'answered' || m.facts.rectifications.some(overdue(m.on))
const overdue = (on: IsoDate) => ({ values, closed }: LinkedMatter): boolean => !closed && typeof values['correct_by'] === 'string' && values['correct_by'] < on

/** One step after the other, and none before the unit has had its time for the one below. */
export const inOrder = (paper: 'opinion' | 'decision'): Bars<Ladder> => ({
  [`应当先制发${papers[before[paper]]}`]: (m) => m.facts.in_order && m.values.paper !== before[paper],
  [`${papers[before[paper]]}的期限未满，单位也未答复`]: (m) => m.values.paper === before[paper] && !spent(m, before[paper]),
  [`已经制发${papers[paper]}`]: (m) => m.values.paper === paper,
})

/** Nothing is closed while what was to be put right is not. */
export const rectified: Bars<{ readonly facts: { readonly rectifications: readonly LinkedMatter[] } }> = {
  '整改尚未验收': (m) => m.facts.rectifications.some(({ closed }) => !closed),
}

/** 行政执法监督条例第二条: a government supervises, besides its own departments, the governments below it; their departments are theirs to supervise. */
export const BELOW = ['government'] as const
/** A body does not supervise itself. */
export const notItself: Bars<{ readonly org_id: string; readonly values: { readonly unit: string } }> = { '监督机构不能监督自己，请选择其他单位': (m) => m.values.unit === m.org_id }
interface Addressed { readonly values: { readonly unit: string }; readonly facts: { readonly units: ReadonlyMap<string, string> | null } }
/** Whether a paper goes to a district below, which does not work in this one's files: it answers on paper, and puts right in its own. */
export const isBelow = ({ values, facts: { units } }: Addressed): boolean => units !== null && !units.has(values.unit)
export const ownAffair: Bars<Addressed> = { '下级政府的整改由其自行督办，整改情况随答复报来': { basis: 监督条例.art(2), if: isBelow } }
