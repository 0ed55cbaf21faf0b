import { 裁量意见 } from '../common/law.ts'

/**
 * One thing units are compared in: a share of two figures (by id; checked at start-up). `of` and `over` say which field of the
 * records names the unit: `org_id` who keeps the record, `unit` whom it is about.
 */
export interface RankingItem {
  readonly id: string
  readonly label: string
  readonly of: { readonly indicator: string; readonly by: 'org_id' | 'unit' }
  /** What it is a share of; absent: whether there was any at all. */
  readonly over?: { readonly indicator: string; readonly by: 'org_id' | 'unit' }
  /** The smaller the share, the better. */
  readonly fewer?: true
  /** Default weight; a place sets its own. */
  readonly weight: number
}

/** What a month's ranking rests on. Amounts of fines are no part of it: 严格禁止以罚款数额进行排名 (国办发〔2022〕27号 （六）). */
export const rankingItems = [
  { id: 'in_time', label: '按期作出决定', of: { indicator: 'penalty_decisions_in_time', by: 'org_id' }, over: { indicator: 'penalty_decisions_due', by: 'org_id' }, weight: 20 },
  { id: 'published', label: '按期公示', of: { indicator: 'penalty_published_in_time', by: 'org_id' }, over: { indicator: 'penalty_publication_due', by: 'org_id' }, weight: 20 },
  { id: 'data_quality', label: '数据质量（退回重录）', of: { indicator: 'enforcement_entries_returned', by: 'unit' }, over: { indicator: 'enforcement_records_collected', by: 'org_id' }, fewer: true, weight: 15 },
  { id: 'findings', label: '案卷问题', of: { indicator: 'case_findings_unexcused', by: 'org_id' }, over: { indicator: 'enforcement_records_collected', by: 'org_id' }, fewer: true, weight: 15 },
  { id: 'sample', label: '抽查合格', of: { indicator: 'case_reviews_passed', by: 'unit' }, over: { indicator: 'case_reviews_done', by: 'unit' }, weight: 15 },
  { id: 'platform', label: '在平台办理', of: { indicator: 'enforcement_records_on_platform', by: 'org_id' }, over: { indicator: 'enforcement_records_collected', by: 'org_id' }, weight: 10 },
  { id: 'simulation', label: '模拟操作', of: { indicator: 'enforcement_simulations', by: 'unit' }, weight: 5 },
] as const satisfies readonly RankingItem[]
/** What decides whether a unit has enough to be ranked by shares. */
export const rankingBase = { indicator: 'enforcement_records_collected', by: 'org_id' } as const
export const rankingBasis = 裁量意见.section(6)
