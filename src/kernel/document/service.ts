import { addDays } from '../law/day.ts'
import { inForceOn, since } from '../law/dated.ts'
import { law, type Citation, type IsoDate } from '../law/law.ts'
import { days, type Term } from '../law/term.ts'

/** 行政复议法第八十八条 and 行政处罚法第六十一条 send service to this law. */
export const 民事诉讼法 = law('民事诉讼法', ['1991-04-09', '2008-04-01', '2013-01-01', '2017-07-01', '2022-01-01', '2024-01-01'])

export interface ServiceMethodDef {
  readonly label: string
  readonly basis: Citation
  /** When the method may be used, where the article says so. */
  readonly condition?: string
  /** What `sent_on` is called. */
  readonly sent: string
  /** What `received_on` is called; the day of service. Absent where the act itself, or lapse of time, is service. */
  readonly received?: string
  /** What the file must hold, as the article asks it to be written down. */
  readonly evidence?: { readonly label: string; readonly hint: string }
}

/** The ways to serve a document (民事诉讼法第八十七条至第九十五条). */
export const serviceMethods = {
  direct: {
    label: '直接送达', basis: 民事诉讼法.art(88), sent: '送交日期', received: '签收日期',
  },
  left: {
    label: '留置送达', basis: 民事诉讼法.art(89), condition: '受送达人或者他的同住成年家属拒绝接收', sent: '留置日期',
    evidence: { label: '拒收事由', hint: '在送达回证上记明拒收事由，并由见证人签名或者拍照、录像' },
  },
  post: {
    label: '邮寄送达', basis: 民事诉讼法.art(91), condition: '直接送达有困难', sent: '交邮日期', received: '回执上注明的收件日期',
    evidence: { label: '邮件单号', hint: '挂号信或者邮政快递的单号，回执附卷' },
  },
  electronic: {
    label: '电子送达', basis: 民事诉讼法.art(90), condition: '经受送达人同意，并能够确认其收悉', sent: '发送日期', received: '到达受送达人特定系统的日期',
    evidence: { label: '受送达人特定系统', hint: '确认书上载明的传真号、电子邮箱、手机号或者平台账号' },
  },
  entrusted: {
    label: '委托送达', basis: 民事诉讼法.art(91), condition: '直接送达有困难', sent: '委托日期', received: '受送达人签收日期',
    evidence: { label: '受委托机关', hint: '代为送达的机关名称，送达回证附卷' },
  },
  forwarded: {
    label: '转交送达', basis: 民事诉讼法.art(94), condition: '受送达人是军人、被监禁或者被采取强制性教育措施', sent: '交转日期', received: '受送达人签收日期',
    evidence: { label: '转交的机关、单位', hint: '所在部队团以上单位的政治机关、监所或者强制性教育机构' },
  },
  notice: {
    label: '公告送达', basis: 民事诉讼法.art(95), condition: '受送达人下落不明，或者用其他方式无法送达', sent: '发出公告日期',
    evidence: { label: '公告的原因和经过', hint: '写明下落不明或者其他方式无法送达的情况，以及公告的载体' },
  },
} as const satisfies { readonly [method: string]: ServiceMethodDef }
export type ServiceMethod = keyof typeof serviceMethods

/** How long a public notice stands before it is service: thirty days since 2022, sixty before; the rules of some fields of enforcement say otherwise. */
const noticePeriod = since({
  '1991-04-09': days(60, 民事诉讼法.art(84), { end_day: 'no_roll' }),
  '2013-01-01': days(60, 民事诉讼法.art(92), { end_day: 'no_roll' }),
  '2022-01-01': days(30, 民事诉讼法.art(95), { end_day: 'no_roll' }),
})

/** One service on one recipient, as it is recorded. */
export interface ServiceFacts {
  readonly method: string
  /** The day of sending, handing over, leaving, or publishing the notice: `sent` of the method. */
  readonly sent_on: IsoDate
  /** The day of receipt: `received` of the method. Handing over in person is received on the day. */
  readonly received_on?: IsoDate | null
  /** What `evidence` of the method asks. */
  readonly evidence?: string | null
  /** 留置: who witnessed it. `recorded`: that it was photographed or filmed, which some fields ask of electronic service and of posting too. */
  readonly witness?: string | null
  readonly recorded?: boolean
  /** 电子: the recipient agreed, with a signed confirmation where the document's own law asks one (行政处罚法第六十一条第二款). */
  readonly consent?: boolean
}

export interface ServiceProblem { readonly field: keyof ServiceFacts; readonly message: string; readonly basis?: Citation }

const defOf = (method: string): ServiceMethodDef | undefined =>
  Object.hasOwn(serviceMethods, method) ? serviceMethods[method as ServiceMethod] : undefined

/** Everything that keeps a service from being recorded; empty means that it may be. */
export function serviceProblems({ method, sent_on, received_on, evidence, witness, recorded, consent }: ServiceFacts): readonly ServiceProblem[] {
  const def = defOf(method)
  if (!def) return [{ field: 'method', message: `请选择送达方式：${Object.values(serviceMethods).map(({ label }) => label).join('、')}` }]
  const problems: ServiceProblem[] = []
  const refuse = (field: keyof ServiceFacts, message: string) => { problems.push({ field, message, basis: def.basis }) }
  if (!sent_on) refuse('sent_on', `请填写${def.sent}`)
  if (received_on && !def.received) refuse('received_on', method === 'notice' ? '公告送达的送达日期由公告期满确定，不填写签收日期' : `${def.label}以${def.sent}为送达日期，不填写签收日期`)
  else if (received_on && received_on < sent_on) refuse('received_on', `${def.received} ${received_on} 早于${def.sent} ${sent_on}，请核对`)
  if (def.evidence && !evidence?.trim()) refuse('evidence', `${def.label}应当写明${def.evidence.label}：${def.evidence.hint}`)
  if (method === 'left' && !witness?.trim() && !recorded) refuse('witness', '留置送达应当有见证人签名或者盖章，或者拍照、录像记录送达过程')
  if (method === 'electronic' && !consent) refuse('consent', '电子送达须经受送达人同意，请先取得其签订的送达地址（方式）确认书，或者改用其他方式')
  return problems
}

/**
 * The day of service, null while a receipt is awaited. A notice is service when its period has run out, which may be
 * a day still to come: whoever asks whether something is served compares with today.
 * @param announced how long a notice stands by the rules of the matter's own field
 * @throws RangeError for a service that `serviceProblems` refuses
 */
export function servedOn(service: ServiceFacts, announced?: Term): IsoDate | null {
  const [problem] = serviceProblems(service)
  if (problem) throw new RangeError(problem.message)
  const { method, sent_on, received_on } = service
  switch (method as ServiceMethod) {
    // Handed over in person it is signed for there and then, unless the receipt says otherwise (第八十七条第二款).
    case 'direct': return received_on ?? sent_on
    case 'left': return sent_on
    case 'notice': return addDays(sent_on, announced?.length ?? noticeDays(sent_on))
    case 'post': case 'electronic': case 'entrusted': case 'forwarded': return received_on ?? null
  }
}

export function noticeDays(published: IsoDate): number {
  const period = inForceOn(noticePeriod, published)
  if (!period) throw new RangeError(`公告日期 ${published} 早于《民事诉讼法》施行之日，请核对`)
  return period.length
}

const [WITNESS, RECORDED, CONSENT] = ['见证人：', '已拍照、录像', '受送达人同意电子送达']
/** What the record keeps as evidence: the fact the article asks, the witness, the recording. */
export const evidenceText = ({ method, evidence, witness, recorded, consent }: ServiceFacts): string | null => [
  evidence?.trim() && `${defOf(method)?.evidence?.label ?? '说明'}：${evidence.trim()}`,
  witness?.trim() && `${WITNESS}${witness.trim()}`,
  recorded && RECORDED,
  consent && CONSENT,
].filter(Boolean).join('；') || null
/** The same read back. */
export const saysOf = (evidence: string | null) => {
  const says = (what: string) => evidence?.includes(what) ?? false
  return { witnessed: says(WITNESS), recorded: says(RECORDED), consented: says(CONSENT) }
}
