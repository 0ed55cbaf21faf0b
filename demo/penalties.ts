import { dateText } from '../src/kernel/document/numeral.ts'
import { addDays } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { diaryFrom, workingDay, workingDayBetween, type Diary } from './diary.ts'
import { checkOf, crew, fieldOf, unitWeights, type InspectionScript } from './inspections.ts'
import { byFile, fieldsOfWork, type Offence } from './offences.ts'
import { partyOf } from './orders.ts'
import { cast, pairOf, type DemoAccount } from './people.ts'
import { placeOf, type Place } from './places.ts'
import type { Random } from './random.ts'
import type { Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { penalties, YEAR } from './targets.ts'

export type PenaltyEnd = 'spot' | 'penalty' | 'no_penalty' | 'not_filed' | 'withdrawn' | 'handed_over'
/** Where an open case stands. */
export const desks = ['lead', 'investigating', 'concluded', 'notified', 'reviewing', 'decided', 'paying'] as const
export type Desk = (typeof desks)[number]
export interface PenaltyScript { readonly id: string; readonly unit: string; readonly day: IsoDate; readonly decided: IsoDate | null; readonly steps: readonly Step[] }

interface Case {
  readonly unit: string; readonly field: string; readonly subject: Place; readonly officers: readonly [DemoAccount, DemoAccount]
  readonly offence: Offence
  /** In yuan; null where a warning is the penalty. */
  readonly fine: number | null
  /** A fine that gives a right to a hearing (第六十三条): reviewed and discussed. */
  readonly large: boolean
  /** The investigation dragged on beyond its term. */
  readonly slow: boolean
}

/** How long an investigation may take before the term of the field (第六十条, and the field's own rule) would be missed. */
const pace: { readonly [field: string]: number } = { public_security: 6, natural_resources: 18 }
/** Cases that took longer than the ninety days of 第六十条. */
const SLOW = 7
const others: { readonly [end in PenaltyEnd]?: number } = { no_penalty: 58, not_filed: 41, withdrawn: 9, handed_over: 12 }

/** The year's penalty cases: so many decided in it, some filed before it, some decided after it, and what lies open today. */
export function penaltyScripts(theatre: Theatre, random: Random, clues: readonly InspectionScript[]): readonly PenaltyScript[] {
  const fits = (end: PenaltyEnd, from: IsoDate, until: IsoDate, year: number | null, more: Partial<Plan> = {}): PenaltyScript => {
    for (;;) {
      const script = penaltyScript(theatre, random, { end, day: workingDayBetween(theatre.calendar, from, until, random), ...more })
      if (year === null || script.decided?.startsWith(`${year}-`)) return script
    }
  }
  const linked = clues.map((from) => penaltyScript(theatre, random, { end: 'penalty', day: workingDay(theatre.calendar, addDays(from.day, 1)), from }))
  const spot = Math.round(penalties * 0.3)
  const earlier = 60
  const decided = [
    ...Array.from({ length: SLOW }, () => fits('penalty', `${YEAR}-01-02`, `${YEAR}-06-20`, YEAR, { slow: true, unit: random.pick(['city', 'housing', 'environment', 'emergency', 'culture']) })),
    ...Array.from({ length: spot }, () => fits('spot', `${YEAR}-01-02`, `${YEAR}-12-31`, YEAR)),
    ...Array.from({ length: earlier }, () => fits('penalty', `${YEAR - 1}-11-01`, `${YEAR - 1}-12-29`, YEAR)),
    ...Array.from({ length: penalties - spot - earlier - SLOW - linked.filter(({ decided: on }) => on?.startsWith(`${YEAR}-`)).length }, () => fits('penalty', `${YEAR}-01-02`, `${YEAR}-12-01`, YEAR)),
  ]
  const later = Array.from({ length: 70 }, () => fits('penalty', `${YEAR}-10-15`, `${YEAR}-12-31`, YEAR + 1))
  const rest = (Object.entries(others) as [PenaltyEnd, number][]).flatMap(([end, count]) => Array.from({ length: count }, () => fits(end, `${YEAR}-01-02`, `${YEAR}-11-15`, null)))
  return [...linked, ...decided, ...later, ...rest, ...openCases(theatre, random)].sort((a, b) => a.day < b.day ? -1 : 1)
}

interface Plan {
  readonly end: PenaltyEnd; readonly day: IsoDate; readonly from?: InspectionScript; readonly desk?: Desk; readonly unit?: string; readonly slow?: boolean
}

function penaltyScript(theatre: Theatre, random: Random, { end, day, from, desk, unit: given, slow = false }: Plan): PenaltyScript {
  const wanted = (offence: Offence) => end === 'spot' ? offence.spot !== undefined : byFile(offence)
  const unit = given ?? from?.unit ?? random.weighted(end === 'spot' ? spotWeights : unitWeights)
  const field = fieldOf(unit)
  const check = from?.check.offences.some(wanted) ? from.check : checkOf(random, field, ({ offences }) => offences.some(wanted))
  const offence = random.pick(check.offences.filter(wanted))
  // A desk's case is an ordinary one, and nobody fines a corner shop ten thousand.
  const subject = from?.subject ?? placeOf(random, check.sorts, unit, (place) => (offence.fine?.[0] ?? 0) < 10_000 || !isSmall(place))
  const fine = fineOf(random, offence, subject, desk !== undefined)
  const one: Case = {
    unit, field, subject, offence, fine, slow, officers: from?.officers ?? pairOf(random, unit), large: fine !== null && field !== 'public_security' && fine >= (isSmall(subject) ? 10_000 : 100_000),
  }
  const d = diaryFrom(theatre.calendar, day)
  const link = from && { link: { kind: 'from_inspection', ledger: 'inspection', id: from.id } }
  const decided = end === 'spot' ? onTheSpot(d, random, one) : inGeneral(d, random, one, end, desk, link)
  return { id: random.id(d.steps[0]!.on), unit, day: d.steps[0]!.on, decided, steps: d.steps }
}
const isSmall = ({ subject_kind }: Place): boolean => subject_kind === 'person' || subject_kind === 'individual_business'
const spotWeights = Object.fromEntries(Object.entries(unitWeights).filter(([unit]) => fieldsOfWork[fieldOf(unit)]!.some(({ offences }) => offences.some(({ spot }) => spot))))

/** Nearer to the least than to the most, in round amounts. */
function fineOf(random: Random, { fine }: Offence, subject: Place, ordinary: boolean): number | null {
  if (!fine) return null
  const most = Math.min(fine[1], isSmall(subject) ? (ordinary ? 9_500 : 12_000) : ordinary ? 95_000 : Infinity)
  const least = Math.min(fine[0], most)
  const amount = least + (most - least) * random.next() ** 2
  const step = amount < 1_000 ? 50 : amount < 10_000 ? 500 : amount < 100_000 ? 1_000 : 10_000
  return Math.max(least, Math.round(amount / step) * step)
}

const lead = (d: Diary, random: Random, { field, offence }: Case, linked: boolean) =>
  ({ lead_on: d.day(), source: linked ? 'inspection' : random.pick(['complaint', 'inspection', 'superior', 'monitoring']), enforcement_field: field, cause: offence.cause })
const violationOf = (d: Diary, { offence }: Case) => ({ description: offence.cause, ended_on: d.day(), provision: offence.provision, penalty_provision: offence.basis })
const PAY = '收到决定书之日起十五日内到指定银行缴纳罚款；逾期不缴纳的，每日按罚款数额的百分之三加处罚款。'
const sanctionOf = ({ basis }: Offence, fine: number | null) =>
  fine === null ? { kind: 'warning', content: '警告', basis } : { kind: 'fine', amount: `${fine}`, content: `罚款${fine}元`, basis }

function onTheSpot(d: Diary, random: Random, one: Case): IsoDate {
  const { officers: [first], offence } = one
  const [least, most] = isSmall(one.subject) ? [50, 200] : [500, Math.min(3_000, offence.fine?.[1] ?? 0)]
  const fine = offence.spot === 'fine' && most >= least ? Math.round(random.int(least, most) / 50) * 50 : null
  d.act(first, 'decide_on_the_spot', {
    ...lead(d, random, one, false), ...crew(one.officers), place: one.subject.subject_address,
    findings: `${dateText(d.day())}，当事人${offence.cause}，违反${offence.provision}的规定，事实清楚、证据确凿。`,
    performance: fine === null ? '警告当场宣告。' : PAY, plea_reply: '当事人当场表示没有异议。',
  }, { rows: { party: [partyOf(one.subject)], violation: [violationOf(d, one)], sanction: [sanctionOf(offence, fine)] } }).serve(first, 'spot_decision')
  const decided = d.day()
  if (one.field !== 'market') d.wait(random.int(1, 5)).act(first, 'publish', { publication_period: 'three_months' })
  if (fine !== null) pay(d, random, one, random.int(0, 4))
  d.act(first, 'report_spot').act(cast.of(one.unit).head, 'close', { execution: 'executed' })
  return decided
}

/** A general case up to its end, or to the desk it lies on today. @returns the day of the decision, if there was one */
function inGeneral(d: Diary, random: Random, one: Case, end: PenaltyEnd, desk: Desk | undefined, link: object | undefined): IsoDate | null {
  const { head, reviewer } = cast.of(one.unit)
  const { officers: [first, second], offence, fine } = one
  const slack = desk ? 2 : one.slow ? 75 : pace[one.field] ?? random.int(8, 32)
  d.act(first, 'register_lead', { ...lead(d, random, one, link !== undefined), facts: `经核查，当事人涉嫌${offence.cause}。`, place: one.subject.subject_address },
    { rows: { party: [partyOf(one.subject)], violation: [violationOf(d, one)] }, ...link })
  if (desk === 'lead') return null
  d.wait(random.int(1, 5))
  if (end === 'not_filed') { d.act(head, 'decline', { filing_opinion: '经核查，违法行为轻微并已改正，不予立案。' }); return null }
  if (end === 'handed_over') { d.act(head, 'hand_over', { receiving_organ: '市级行政执法机关' }); return d.day() }
  d.act(head, 'file', { filing_opinion: '有初步证据证明存在违法行为，同意立案。', ...crew(one.officers) })
  if (desk === 'investigating') return null
  d.wait(one.slow ? slack : Math.max(2, random.int(Math.floor(slack / 2), slack)))
  if (end === 'withdrawn') { d.act(head, 'withdraw_case', { withdrawal_reason: '经调查，违法事实不能成立。' }); return d.day() }
  const waived = end === 'no_penalty'
  d.act(first, 'conclude', {
    report: `调查终结。当事人${offence.cause}的事实清楚，证据确实充分，建议${waived ? '不予行政处罚' : fine === null ? '给予警告' : `罚款${fine}元`}。`, proposed_outcome: waived ? 'no_penalty' : 'penalty', ...(one.large && { major: true, review_grounds: ['by_law'] }),
  })
  if (desk === 'concluded') return null
  if (waived) {
    d.wait(1).act(head, 'decide_no_penalty', { findings: '违法行为轻微并及时改正，没有造成危害后果。', no_penalty_ground: random.chance(0.5) ? 'minor' : 'first', education: '已进行批评教育，当事人签订守法承诺书。' })
    const decided = d.day()
    d.serve(first, 'no_penalty', random.int(0, 3)).act(head, 'close', { execution: 'no_execution' })
    return decided
  }
  d.wait(1).act(first, 'notify', fine === null
    ? { proposed_kinds: ['warning'], proposed_content: `拟给予警告，依据${offence.basis}。` }
    : { proposed_kinds: ['fine'], proposed_fine: `${fine}`, proposed_content: `拟处罚款${fine}元，依据${offence.basis}。` }).serve(first, 'prior_notice', random.int(0, 2))
  if (desk === 'notified') return null
  if (one.large || random.chance(0.6)) {
    d.wait(random.int(0, 2))
    d.act(first, 'hear_statement', {}, { rows: waivedOn(d.day(), one.large) })
  } else d.wait(6)
  if (one.large || desk === 'reviewing') {
    d.act(second, 'submit_review', { review_grounds: ['by_law'] })
    if (desk === 'reviewing') return null
    d.wait(random.int(1, 3)).act(reviewer, 'pass_review', { review_opinion: '事实清楚、证据充分、程序合法、裁量适当。' })
    d.wait(1).act(head, 'discuss', { discussed_on: d.day(), discussion: '集体讨论同意拟处理意见。' })
  }
  d.wait(1).act(head, 'decide_penalty', {
    findings: `经查明，当事人${offence.cause}，有现场检查笔录、询问笔录、现场照片等证据证明，违反${offence.provision}的规定。`, plea_reply: '当事人在规定期限内未提出陈述、申辩意见。',
    benchmark: 'applied', correction_order: '责令立即改正违法行为。', performance: fine === null ? '警告自决定书送达之日起生效。' : PAY,
  }, { rows: { sanction: [sanctionOf(offence, fine)] } })
  const decided = d.day()
  if (desk === 'decided') return decided
  d.serve(first, 'decision', one.field === 'public_security' ? 0 : random.int(0, 3))
  if (fine !== null || one.field !== 'market') d.wait(random.int(0, 2)).act(first, 'publish', { publication_period: one.large ? 'three_years' : random.weighted({ three_months: 3, one_year: 6 }) })
  if (desk === 'paying') return decided
  if (one.large || random.chance(0.05)) d.wait(1).act(cast.supervisor, 'supervise', { supervision_finding: '程序合法，文书规范。' })
  if (fine !== null) pay(d, random, one, random.int(1, 7))
  d.wait(random.int(1, 6)).act(head, 'close', { execution: 'executed', closing_note: fine === null ? '警告已经宣告，当事人已改正。' : '当事人已缴清罚款。' })
  return decided
}

const waivedOn = (on: IsoDate, hearing: boolean): Rows => (matter) => ({ party: Object.values(matter.rows['party']!).map(({ id }) => ({ id, waived_on: on, ...(hearing && { hearing_waived_on: on }) })) })
const paidOn = (on: IsoDate): Rows => (matter) => ({ sanction: Object.values(matter.rows['sanction']!).map(({ id, amount }) => ({ id, fulfilled_on: on, fulfilled_amount: amount })) })
type Rows = Extract<Extract<Step, { action: string }>['rows'], (...given: never[]) => unknown>

const pay = (d: Diary, random: Random, { officers }: Case, after: number): void => void d.wait(after).act(random.pick(officers), 'fulfil', {}, { rows: paidOn(d.day()) })

/** How many days ago a case on each desk began: the short terms of some fields would otherwise be long over. */
const ages: { readonly [desk in Desk]: readonly number[] } = {
  lead: [1, 3, 9, 18], investigating: [6, 20, 45, 78, 84], concluded: [18, 30], notified: [14, 15, 20], reviewing: [24, 26, 30], decided: [20, 22, 24], paying: [22, 25, 30],
}
function openCases(theatre: Theatre, random: Random): readonly PenaltyScript[] {
  return desks.flatMap((desk) => ages[desk].flatMap((age) => {
    const unit = random.pick(['market', 'city', 'environment', 'health', 'emergency', 'transport', 'fire'])
    const script = penaltyScript(theatre, random, { end: 'penalty', day: workingDay(theatre.calendar, addDays(theatre.today, -age)), desk, unit })
    return script.steps.every((step) => (('received_on' in step && step.received_on) || step.on) <= theatre.today) ? [script] : []
  }))
}
