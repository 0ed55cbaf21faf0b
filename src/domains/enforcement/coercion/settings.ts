import { days, workingDays, type Term } from '../../../kernel/law/term.ts'
import { defineSetting } from '../../../kernel/setting/setting.ts'
import { 强制法 } from '../../common/law.ts'

const FIELD = 'enforcement_field'
/** «法律、行政法规另有规定的除外»: a field whose own law says otherwise enters its term here. */
const term = <const Id extends string>(id: Id, label: string, fallback: Term, source: Term['basis'] | string = fallback.basis) =>
  defineSetting<Id, Term>({ id, label, kind: 'term', by: FIELD, fallback, source })

const NIGHT = '强制法没有规定夜间的起止；参照《噪声污染防治法》所称夜间（晚上十点至次日早晨六点）'
const hour = <const Id extends string>(id: Id, label: string, fallback: number) => defineSetting({ id, label, unit: '时', kind: 'number', by: FIELD, fallback, source: NIGHT })

export const coercionSettings = [
  term('seizure_term', '查封、扣押期限', days(30, 强制法.art(25, 1), { end_day: 'no_roll' })),
  term('freeze_term', '冻结期限', days(30, 强制法.art(32, 1), { end_day: 'no_roll' })),
  term('measure_release_term', '作出解除决定、退还财物的期限', workingDays(1, 强制法.art(28)), '实务做法；法律规定「及时」「立即」，没有写明天数'),
  hour('enforcement_night_from', '夜间开始（不得强制执行）', 22), hour('enforcement_night_until', '夜间结束（不得强制执行）', 6),
] as const
