import type { Calendar } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { addDays } from '../src/kernel/law/day.ts'
import { disputedAct, type DisputedAct } from './acts.ts'
import { diaryFrom, workingDayBetween, type Diary } from './diary.ts'
import { address, birthday, identityNumber, personName, phone } from './names.ts'
import { cast, type DemoAccount } from './people.ts'
import { anyBusiness } from './places.ts'
import type { Random } from './random.ts'
import { unitId, type Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import type { Ending } from './targets.ts'
import { contactPoints } from './units.ts'

/** One reconsideration as it was or will be handled; where it stops, it is still open. */
export interface CasePlan {
  readonly received: IsoDate
  readonly ending: Ending
  readonly contest?: 'lawsuit' | 'petition'
  /** Stops before this step of the trial, so that somebody has something to do. */
  readonly stopsAt?: Stop
}
export const stops = ['received', 'correcting', 'accepted', 'reply', 'views', 'suspended', 'reviewing', 'endorsing', 'approving', 'decided'] as const
export type Stop = (typeof stops)[number]
export interface CaseScript { readonly steps: readonly Step[]; readonly closed: IsoDate; readonly act: DisputedAct; readonly plan: CasePlan }

/** How a case is decided: the ground, the reasons with their article, the words. */
const merits: { readonly [ending in Ending]?: { readonly ground: string; readonly reasoning: string; readonly text: string } } = {
  uphold: { ground: 'lawful', reasoning: '认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当，依照《行政复议法》第六十八条的规定，应予维持', text: '维持被申请人作出的行政行为。' },
  revoke: {
    ground: 'facts_unclear', reasoning: '主要事实不清、证据不足，依照《行政复议法》第六十四条第一款的规定，应予撤销', text: '撤销被申请人作出的行政行为，责令其在六十日内重新作出。',
  },
  revoke_part: { ground: 'procedure', reasoning: '部分内容的作出违反法定程序，依照《行政复议法》第六十四条第一款的规定，应予部分撤销', text: '撤销被申请人作出的行政行为中的相应部分。' },
  change: { ground: 'inappropriate', reasoning: '事实清楚，证据确凿，程序合法，但是内容不适当，依照《行政复议法》第六十三条第一款的规定，应予变更', text: '变更被申请人作出的行政行为，从轻处理。' },
  confirm_unlawful: {
    ground: 'not_revocable', reasoning: '违法，但不具有可撤销内容，依照《行政复议法》第六十五条第二款的规定，应予确认违法', text: '确认被申请人的行政行为违法。',
  },
  confirm_void: { ground: 'void', reasoning: '有重大且明显违法情形，依照《行政复议法》第六十七条的规定，应予确认无效', text: '确认被申请人的行政行为无效。' },
  perform: { ground: 'inaction', reasoning: '构成未履行法定职责，依照《行政复议法》第六十六条的规定，应予责令履行', text: '责令被申请人在三十日内履行法定职责。' },
  reject: { ground: 'already_performed', reasoning: '不成立，被申请人在受理前已经履行法定职责，依照《行政复议法》第六十九条的规定，应予驳回', text: '驳回申请人的行政复议请求。' },
  agreement: { ground: 'breach', reasoning: '构成违约，依照《行政复议法》第七十一条的规定，应当承担继续履行的责任', text: '责令被申请人继续履行行政协议。' },
}
/** Why an application is refused (第三十条第一款). */
const refusals = [
  ['in_time', '申请人提出申请超过六十日的法定申请期限，且无正当理由。'], ['interest', '申请人与该行政行为没有利害关系。'],
  ['scope', '该事项不属于行政复议范围。'], ['once', '同一申请已经依法受理。'],
] as const
/** Ended before anybody had to try it. */
const early = ['not_accepted', 'given_up', 'resolved_early', 'withdrawn_early'] as const

/** Writes the script of a case; the same plan and the same luck give the same case. */
export function caseScript(theatre: Theatre, random: Random, plan: CasePlan): CaseScript {
  const { ending, stopsAt } = plan
  const act = disputedAct(random, ending)
  const refusal = random.pick(refusals)
  const team = random.shuffled(cast.handlers).slice(0, 2) as [DemoAccount, DemoAccount]
  const d = diaryFrom(theatre.calendar, plan.received)
  const script = (): CaseScript => ({ steps: d.steps, closed: d.day(), act, plan })
  apply(theatre.calendar, d, random, act, plan, ending === 'not_accepted' && refusal[0] === 'in_time')
  if (stopsAt === 'received') return script()

  const [handler] = team
  if ((early as readonly string[]).includes(ending)) { 
    endEarly(d, random, plan, handler, refusal)
    const ended = script()
    contest(d, random, plan, handler)
    return ended
  }
  if (stopsAt === 'correcting' || random.chance(0.06)) {
    d.wait(random.int(2, 4)).act(cast.body_head, 'request_correction', { correction_points: '补充被申请复议的行政行为材料。' }).serve(cast.clerk, 'correction_notice', random.int(0, 2))
    if (stopsAt === 'correcting') return script()
    d.wait(random.int(3, 8)).act(cast.clerk, 'provide_corrections')
  }
  const simplified = simplifiedGround(act, random)
  // Nobody decided in five working days: the law accepted the application (第三十条第三款), and the ordinary track is tried.
  const deemed = !stopsAt && underNewLaw(plan) && random.chance(0.012)
  if (deemed) d.wait(7)
  else d.wait(random.int(1, 4)).act(cast.organ_head, 'accept', simplified ? { track: 'simplified', simplified_ground: simplified } : { track: 'ordinary' })
  const track = deemed || !simplified ? 'ordinary' : 'simplified'
  const accepted = d.day()
  if (!deemed) d.serve(cast.clerk, 'acceptance_notice')
  d.act(cast.body_head, 'appoint', { handlers: team.map(({ id }) => id) })
  if (stopsAt === 'accepted') return script()
  tryCase(d, random, { act, plan, team, track, accepted })
  const tried = script()
  if (!stopsAt) afterwards(d, random, act, plan, handler)
  return tried
}

/** What follows a concluded case: publication, word to the superior, a lawsuit or petition. */
function afterwards(d: Diary, random: Random, act: DisputedAct, plan: CasePlan, handler: DemoAccount): void {
  const onMerits = merits[plan.ending] !== undefined
  if (onMerits && act.act_public && random.chance(0.8)) d.wait(random.int(2, 8)).act(cast.body_head, 'publish_decision')
  if (onMerits && act.respondent_kind === 'department' && random.chance(0.08)) d.wait(1).act(handler, 'copy_to_superior', { superior_department: '市级主管部门' })
  contest(d, random, plan, handler)
}

function contest(d: Diary, random: Random, { contest: kind }: CasePlan, handler: DemoAccount): void {
  if (!kind) return
  const disputed = d.until(addDays(d.day(), random.int(2, 9))).day()
  d.wait(random.int(1, 3)).act(handler, kind === 'lawsuit' ? 'record_lawsuit' : 'record_petition', kind === 'lawsuit' ? { sued_on: disputed } : { petitioned_on: disputed })
}

function apply(calendar: Calendar, d: Diary, random: Random, act: DisputedAct, { received }: CasePlan, late: boolean): void {
  const channel = random.weighted({ window: 34, post: 30, online: 22, contact_point: 12, other: 2 })
  const oral = channel === 'window' && random.chance(0.2)
  // Organs act on working days; sixty days from then on one may apply (第二十条).
  const made = workingDayBetween(calendar, addDays(received, late ? -160 : -50), addDays(received, late ? -80 : -16), random)
  const known = addDays(made, random.int(1, 5))
  d.act(cast.clerk, oral ? 'register_oral' : 'register', {
    received_on: d.day(), submitted_on: addDays(d.day(), channel === 'post' ? -random.int(1, 3) : 0), channel, ...(channel === 'contact_point' && { contact_point: random.pick(contactPoints) }),
    claims: act.claims, reasons: act.reasons, requests: act.requests, field_of_administration: act.field_of_administration, act_kind: act.act_kind,
    act_title: act.act_title, respondent: unitId(act.respondent), respondent_kind: act.respondent_kind, act_public: act.act_public,
    ...(act.amount && { amount: act.amount }), ...(act.act_kind !== 'inaction' && { act_made_on: made, act_known_on: known, filing_starts_on: known }),
  }, { rows: { applicant: Array.from({ length: random.chance(0.06) ? 2 : 1 }, () => applicant(random)) } })
}

function applicant(random: Random) {
  if (random.chance(0.72)) {
    const [born_on, gender] = [birthday(random), random.pick(['male', 'female'] as const)]
    return {
      name: personName(random), kind: 'person', gender, born_on, address: address(random), phone: phone(random),
      ...(random.chance(0.25) && { identity_number: identityNumber(random, born_on, gender) }), electronic_service: random.chance(0.4),
    }
  }
  const { subject, subject_kind, subject_code, subject_address, representative } = anyBusiness(random)
  return {
    name: subject, kind: subject_kind === 'enterprise' ? 'legal_person' : 'individual_business', credit_code: subject_code, legal_representative: representative,
    address: subject_address, phone: phone(random),
  }
}

function simplifiedGround(act: DisputedAct, random: Random): string | null {
  if (act.act_kind === 'disclosure') return 'disclosure'
  if (act.act_title.includes('警告')) return 'minor'
  if (act.amount !== null && Number(act.amount) <= 3000) return 'small_amount'
  return random.chance(0.12) ? 'consent' : null
}

function endEarly(d: Diary, random: Random, { ending }: CasePlan, handler: DemoAccount, [condition, reason]: (typeof refusals)[number]): void {
  switch (ending) {
    case 'not_accepted': {
      d.wait(random.int(2, 5)).act(cast.organ_head, 'refuse', { unmet_conditions: [condition], refusal_reason: reason }).serve(cast.clerk, 'refusal', random.int(0, 3)).act(cast.clerk, 'close_refusal')
      return
    }
    case 'given_up':
      d.wait(random.int(2, 4)).act(cast.body_head, 'request_correction', { correction_points: '补充身份证明和具体的复议请求。' }).serve(cast.clerk, 'correction_notice', random.int(1, 3))
        .wait(random.int(13, 17)).act(handler, 'note_given_up', { given_up_note: '申请人收到补正通知后逾期未补正，亦未说明理由。' })
      return
    case 'resolved_early':
      d.wait(random.int(1, 4)).act(handler, 'resolve_early', { early_ending_note: '经案前调解，被申请人说明情况并补充处理，申请人自愿撤回。' },
        { rows: { mediation: [{ mediated_on: d.day(), mediator: handler.name, result: 'reached', note: '双方就处理方式达成一致。' }] } })
      return
    default:
      d.wait(random.int(1, 4)).act(cast.clerk, 'withdraw_early', { early_ending_note: '申请人自愿撤回申请。' })
  }
}

/** The Law of 2023 governs applications of 2024 on; the terms of the earlier one are not encoded. */
const underNewLaw = ({ received }: CasePlan): boolean => received >= '2024-01-05'

interface Trial { readonly act: DisputedAct; readonly plan: CasePlan; readonly team: readonly [DemoAccount, DemoAccount]; readonly track: string; readonly accepted: IsoDate }

function tryCase(d: Diary, random: Random, trial: Trial): void {
  const { act, plan: { ending, stopsAt }, team: [handler], track, accepted } = trial
  const quick = track === 'simplified'
  const officer = cast.of(act.respondent).officers[0]
  d.wait(random.int(0, quick ? 2 : 4)).act(handler, 'send_copy').serve(handler, 'reply_notice')
  if (stopsAt === 'reply') return
  if (ending === 'dismissal') {
    d.wait(random.int(3, 9)).act(cast.organ_head, 'dismiss', { unmet_conditions: ['interest'], refusal_reason: '受理后发现申请人与该行为没有利害关系。' }).serve(handler, 'dismissal', random.int(0, 3)).act(cast.clerk, 'close')
    return
  }
  // A late reply is no evidence (第七十条): it happens, but not where the decision would have to fall for it.
  const late = !['uphold', 'change'].includes(ending) && random.chance(0.06)
  d.wait(late ? random.int(11, 13) : random.int(2, quick ? 5 : 9)).act(officer, 'reply', { reply_points: `${act.act_title}认定事实清楚、依据正确、程序合法，请依法审理。`, evidence_list: '1.案件材料；2.作出行政行为的依据。' })
  d.wait(random.int(1, 3)).act(handler, 'hear_views', {}, { rows: (matter) => ({ view: Object.values(matter.rows['applicant']!).slice(0, 1).map((row) => (
    { party: row['name'], mode: random.pick(['in_person', 'telephone', 'internet']), heard_on: d.day(), content: '申请人坚持复议请求，并补充说明事实经过。' })) }) })
  const extended = !quick && !stopsAt && underNewLaw(trial.plan) && random.chance(0.05)
  const last = (): IsoDate => addDays(accepted, quick ? 30 : 60)
  if (stopsAt === 'views') return
  if (stopsAt === 'suspended' || (!quick && random.chance(0.02))) {
    d.wait(2).act(cast.organ_head, 'suspend', { suspension_ground: 'other_case', suspension_reason: '本案须以另一案件的审理结果为依据，该案尚未审结。' }).serve(handler, 'suspension_notice')
    if (stopsAt === 'suspended') return
    d.wait(random.int(8, 15)).act(cast.organ_head, 'resume', { resumption_reason: '中止的原因已经消除。' }).serve(handler, 'resumption_notice')
  }
  if (!quick && random.chance(0.06)) hearing(d, random, trial)
  if (!quick && random.chance(0.03)) d.act(handler, 'assess', { technical: true }).wait(1).act(handler, 'consult_committee', { committee_question: `${act.act_title}所涉专业问题` }).wait(random.int(3, 5)).act(handler, 'record_committee_opinion', { committee_opinion: '委员会认为应当以在案鉴定意见为依据。' })
  if (random.chance(0.012)) d.act(cast.organ_head, 'stay', { stay_ground: 'requested', stay_reason: '申请人申请停止执行，要求合理。' }).serve(handler, 'stay_decision')
  if (extended) d.until(addDays(accepted, random.int(46, 52))).act(cast.body_head, 'extend_trial', { extension_reason: '案情复杂，需要进一步核实。' }).serve(handler, 'extension_notice')
  if (ending === 'mediation_document' || ending.startsWith('withdrawn')) { settle(d, random, trial); return }

  const overrun = !stopsAt && random.chance(0.015)
  const target = overrun ? addDays(last(), random.int(2, 9) + (extended ? 30 : 0)) : addDays(last(), -random.int(quick ? 6 : 5, quick ? 14 : 22) + (extended ? 22 : 0))
  const { ground, reasoning, text } = merits[ending]!
  d.until(addDays(target, -8)).act(handler, 'propose', {
    decision: ending, decision_grounds: [ground], decision_text: text,
    findings: `经审理查明：申请人对被申请人${act.act_title}不服，提出行政复议申请。上述事实有申请书、答复书及当事人提交的证据材料证实。`,
    reasoning: `本机关认为：${ending === 'reject' ? '申请人的复议请求' : act.act_kind === 'inaction' || act.act_kind === 'agreement' ? `被申请人${act.act_title}` : `被申请人作出的${act.act_title}`}${reasoning}。`,
    // 第七十二条第二款: who had paid gets it back, though he did not ask.
    ...(['revoke', 'revoke_part', 'change'].includes(ending) && ['penalty', 'coercion', 'levy'].includes(act.act_kind) && { compensation: act.amount ? 'restitution' : 'none' }),
    ...(ending === 'revoke' && { redo: true }), ...(ending === 'perform' && { perform_days: 30 }), ...(ending === 'agreement' && { agreement_liabilities: ['continue'] }),
  })
  if (stopsAt === 'reviewing') return
  d.wait(random.int(0, 1)).act(cast.reviewer, 'review', { review_opinion: '事实清楚，同意承办意见。' })
  if (stopsAt === 'endorsing') return
  d.wait(random.int(0, 1)).act(cast.body_head, 'endorse', { endorsement: '同意，报请机关负责人审定。' })
  if (stopsAt === 'approving') return
  d.until(target).act(cast.organ_head, 'decide', { approval: random.chance(0.1) ? 'collective' : 'head' })
  if (stopsAt === 'decided') return
  d.serve(handler, 'decision', random.int(0, 4)).act(cast.clerk, 'close')
}

function hearing(d: Diary, random: Random, { act, team: [first, second] }: Trial): void {
  const [other, third] = cast.handlers.filter(({ id }) => id !== first.id && id !== second.id) as [DemoAccount, DemoAccount]
  // Five working days' notice at least (第五十一条第一款).
  const held = d.wait(1).ahead(8)
  d.act(first, 'schedule_hearing', {
    hearing_at: `${held}T09:30:00+08:00`, hearing_place: '区行政复议听证室', hearing_matters: `${act.act_title}的事实和依据`,
    hearing_presider: first.id, hearing_panel: [second.id, other.id], hearing_recorder: third.id,
  }).serve(first, 'hearing_notice')
  d.until(held).act(first, 'hold_hearing', {
    hearing_held_on: held, ...(random.chance(0.8) ? { head_attendance: 'head' } : { head_attendance: 'delegate', head_absence_reason: '因公务不能参加，委托工作人员参加。' }),
  })
}
function settle(d: Diary, random: Random, { plan: { ending }, team: [handler], accepted, track }: Trial): void {
  d.until(addDays(accepted, random.int(14, track === 'simplified' ? 22 : 45)))
  const mediated = () => d.act(handler, 'record_mediation', {}, { rows: { mediation: [{ mediated_on: d.day(), mediator: handler.name, result: 'reached', note: '在查明事实的基础上，双方自愿达成协议。' }] } })
  if (ending === 'mediation_document') {
    mediated().wait(random.int(1, 2)).act(cast.organ_head, 'draw_up_mediation', { mediation_terms: '被申请人在约定期限内完成相应事项，申请人对本案行政行为不再提出其他请求。' })
    d.serve(handler, 'mediation_document', 0).act(handler, 'sign_mediation', { mediation_signed_on: d.day() }).act(cast.clerk, 'close')
    return
  }
  if (ending === 'withdrawn_mediated') mediated()
  if (ending === 'withdrawn_settled') d.act(handler, 'record_settlement', { settled_on: d.day() })
  const cause = ending === 'withdrawn_mediated' ? 'mediated' : ending === 'withdrawn_settled' ? 'settled' : random.pick(['voluntary', 'corrected'])
  d.wait(1).act(handler, 'withdraw', { withdrawal_cause: cause }).act(cast.body_head, 'permit_withdrawal')
    .wait(random.int(0, 2)).act(cast.organ_head, 'terminate', { termination_ground: 'withdrawal', termination_reason: '申请人自愿撤回申请，准予撤回。' })
    .serve(handler, 'termination', random.int(0, 3)).act(cast.clerk, 'close')
}
