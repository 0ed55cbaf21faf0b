import { days, workingDays, type Term } from '../../../kernel/law/term.ts'
import { defineSetting } from '../../../kernel/setting/setting.ts'
import { 强制法 } from '../../common/law.ts'

const FIELD = 'enforcement_field'
/** «法律、行政法规另有规定的除外»: a field whose own law says otherwise enters its term here. */
const term = <const Id extends string>(id: Id, label: string, fallback: Term, source: Term['basis'] | string = fallback.basis) =>
  defineSetting<Id, Term>({ id, label, kind: 'term', by: FIELD, fallback, source })

export const coercionSettings = [
  term('seizure_term', '查封、扣押期限', days(30, 强制法.art(25, 1), { end_day: 'no_roll' })),
  term('freeze_term', '冻结期限', days(30, 强制法.art(32, 1), { end_day: 'no_roll' })),
  term('measure_release_term', '作出解除决定、退还财物的期限', workingDays(1, 强制法.art(28)), '实务做法；法律规定「及时」「立即」，没有写明天数'),
] as const
