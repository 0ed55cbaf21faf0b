import { defineCheck, type Hindsight, type ServedPaper } from '../../../kernel/check/check.ts'
import { noticeDays, saysOf, 民事诉讼法 } from '../../../kernel/document/service.ts'
import { addDays } from '../../../kernel/law/day.ts'
import type { Term } from '../../../kernel/law/term.ts'
import { setting } from '../../../kernel/procedure/look-up.ts'
import type { DocumentDef } from '../../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../../common/law.ts'
import { coerciveEnforcement } from '../coercion/execution/enforcement.ts'
import { coerciveMeasure } from '../coercion/measure/measure.ts'
import { penalty } from '../penalty/penalty.ts'
import { rectificationOrder } from '../rectification-order.ts'

const FIELD = 'enforcement_field'
const looksUp = { notice_term: setting<Term | null>('service_notice_term', FIELD), recorded_services: setting<readonly string[]>('service_recorded_methods', FIELD) }
interface Seen extends Pick<Hindsight, 'services' | 'hasRecording' | 'hasPhotographs'> {
  readonly rows: { readonly party: readonly { readonly id: string }[] }
  readonly facts: { readonly notice_term: Term | null; readonly recorded_services: readonly string[] }
}
type Papers = { readonly [document: string]: DocumentDef }
/** 《行政处罚决定书》2025-03-05 留置送达 */
const told = (papers: Papers, how: string) => ({ document, sent_on }: ServedPaper): string => `《${papers[document]?.label ?? document}》${sent_on} ${how}`
const isRecorded = (m: Seen, { evidence }: ServedPaper): boolean => saysOf(evidence).recorded || m.hasRecording || m.hasPhotographs
const ofMethod = (m: Seen, method: string) => m.services.filter((one) => one.method === method)

/** 第八十九条: witnessed, or recorded. */
function leftBadly(m: Seen, papers: Papers): string | null {
  const bad = ofMethod(m, 'left').find((one) => !saysOf(one.evidence).witnessed && !isRecorded(m, one))
  return bad ? `${told(papers, '留置送达')(bad)}，没有见证人，也没有拍照、录像记录送达过程` : null
}

/** Words by which a file says that nobody was found, or what else was tried; a text that has none of them gives no reason at all. */
const REASON = /下落不明|失踪|失联|查无|无法|不能|未能|未果|无人|不在|退回|退件|拒|搬离|搬迁|注销|吊销|停业|关门|直接|邮寄|委托|电话|走访|查找/
/** 第九十五条: the last resort, with its reason in the file, and for its whole term; a term of the field's own is read on the day the case was opened. */
function announcedBadly(m: Seen, papers: Papers): string | null {
  const say = told(papers, '公告送达')
  for (const one of ofMethod(m, 'notice')) {
    const length = m.facts.notice_term?.length ?? noticeDays(one.sent_on)
    if (one.served_on !== null && one.served_on < addDays(one.sent_on, length)) return `${say(one)}，公告未满 ${length} 日，${one.served_on} 即作为送达日期`
    const tried = m.services.some((other) => other.method !== 'notice' && other.row_id === one.row_id && other.served_on === null && other.sent_on <= one.sent_on)
    if (!tried && !REASON.test(one.evidence ?? '')) return `${say(one)}，案卷没有写明受送达人下落不明或者用其他方式无法送达，也没有此前以其他方式送达的记录`
  }
  return null
}

/** 处罚法第六十一条第二款: agreed to and confirmed in writing; said of the party or with the service. */
function sentBadly(m: Seen, papers: Papers): string | null {
  const agreed = (id: string | null) => (m.rows.party.find((party) => party.id === id) as { readonly electronic_service?: boolean } | undefined)?.electronic_service === true
  const bad = ofMethod(m, 'electronic').find(({ evidence, row_id }) => !saysOf(evidence).consented && !agreed(row_id))
  return bad ? `${told(papers, '电子送达')(bad)}，案卷没有当事人同意并签订的确认书` : null
}

/** What the field or the place wants recorded besides; of notices those that were posted, for what is printed or put on a site records itself. */
const wanted = { left: '留置送达', electronic: '电子送达', notice: '张贴公告' } as const
function unrecordedService(m: Seen, papers: Papers): string | null {
  for (const [method, how] of Object.entries(wanted)) {
    if (!m.facts.recorded_services.includes(method)) continue
    const bad = ofMethod(m, method).find((one) => !isRecorded(m, one) && (method !== 'notice' || (one.evidence ?? '').includes('张贴')))
    if (bad) return `${told(papers, how)(bad)}，应当拍照、截屏、录音、录像等予以记录，案卷没有写明或者附具`
  }
  return null
}

/** Each has parties and a field of enforcement, which a union of their types does not show. */
const ledgers = [penalty, rectificationOrder, coerciveMeasure, coerciveEnforcement] as const
export const serviceChecks = ledgers.flatMap((of) => [
  defineCheck({ id: `${of.id}_left`, of, label: '留置送达', basis: 民事诉讼法.art(89), at: 'opened_on', test: (m) => leftBadly(m as unknown as Seen, of.documents) }),
  defineCheck({ id: `${of.id}_announced`, of, label: '公告送达', basis: 民事诉讼法.art(95), at: 'opened_on', looksUp, rule: { fact: 'notice_term' }, test: (m) => announcedBadly(m as unknown as Seen, of.documents) }),
  defineCheck({ id: `${of.id}_electronic`, of, label: '电子送达', basis: of === penalty ? 处罚法.art(61, 2) : 民事诉讼法.art(90, 1), at: 'opened_on', test: (m) => sentBadly(m as unknown as Seen, of.documents) }),
  defineCheck({ id: `${of.id}_service_recorded`, of, label: '送达过程的记录', basis: 三项制度.section(8), at: 'opened_on', since: '2018-12-05', looksUp, rule: { fact: 'recorded_services' }, test: (m) => unrecordedService(m as unknown as Seen, of.documents) }),
])
