import { addDays, addMonths, dayNumber } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import type { Asked } from '../src/kernel/matter/asked.ts'
import { diaryFrom, type Diary } from './diary.ts'
import { fieldOf } from './inspections.ts'
import { cast } from './people.ts'
import type { Random } from './random.ts'
import type { Theatre } from './stage.ts'
import type { Person, Step } from './simulate.ts'
import { ordersToCourt, YEAR } from './targets.ts'

interface Script { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }
/** A penalty case as far as what is done beside it must know it. */
interface Case extends Script { readonly day: IsoDate; readonly decided: IsoDate | null }
interface Told {
  readonly case: Case; readonly filed: IsoDate; readonly concluded: IsoDate | null; readonly party: object; readonly cause: string; readonly place: string
  readonly handlers: readonly string[]; readonly first: Person; readonly head: Person
}
type Goods = readonly { readonly name: string; readonly quantity: string }[]

/** What a unit takes away: papers, goods and tools of the breach. */
const goodsOf: { readonly [field: string]: Goods } = {
  market: [{ name: '未经检定、检验的设备和器具', quantity: '2台' }, { name: '台账、单据', quantity: '1册' }],
  environment: [{ name: '违法排放污染物的设施', quantity: '1台' }], emergency: [{ name: '不符合安全标准的设备', quantity: '2台' }],
  urban_management: [{ name: '占道经营的工具', quantity: '1套' }], housing: [{ name: '施工记录、合同', quantity: '3册' }], culture: [{ name: '涉案出版物', quantity: '120册' }],
}
const SCOPE = ['involved', 'no_necessities', 'not_twice'] as const
const STEPS = ['certificates', 'summoned', 'told', 'heard'] as const
/** Of what law sets the measure or gives the power the demonstration says no more than that it is made up. */
const BASIS = '（示范）设定该项措施、规定强制执行的法律条款'

const on = (script: Script, action: string): Step | undefined => script.steps.find((step) => 'action' in step && step.action === action)
/** What an opening case tells to what is done beside it; null where nobody was named yet. */
function toldBy(script: Case): Told | null {
  const [lead, filed, conclude] = [script.steps[0]!, on(script, 'file'), on(script, 'conclude')]
  if (!('action' in lead) || !filed || !('action' in filed)) return null
  const [party] = (lead.rows as { readonly party: readonly object[] }).party
  const handlers = filed.input!['handlers'] as readonly string[]
  const { officers, head } = cast.of(script.unit)
  return { case: script, filed: filed.on, concluded: conclude?.on ?? null, party: party!, cause: lead.input!['cause'] as string, place: lead.input!['place'] as string, handlers, first: officers.find(({ id }) => id === handlers[0])!, head }
}
const days = ({ filed, concluded }: Told): number => concluded === null ? 0 : dayNumber(concluded) - dayNumber(filed)

const linkTo = (kind: string, { case: { id } }: Told) => ({ link: { kind, ledger: 'penalty', id } })
const common = ({ case: { unit }, cause, handlers }: Told) => ({ enforcement_field: fieldOf(unit), cause, handlers })
const scene = (d: Diary, { place }: Told, record: string) => ({ taken_at: `${d.day()}T02:00:00Z`, place, steps: STEPS, record })
const SIGNED = { attendance: 'party', signature: 'signed', recording: '执法记录仪 01 号' } as const

function proposed(d: Diary, told: Told, kind: string, input: Asked['input'], rows: object): void {
  d.act(told.first, 'propose', {
    ...common(told), kind, power: 'statutory', reason: `当事人涉嫌${told.cause}，为防止证据损毁、避免危害发生。`, legal_basis: BASIS, scope_checks: SCOPE, ...input,
  }, { rows: { party: [told.party], ...rows } as never, ...linkTo('measure_in_case', told) })
  d.act(told.head, 'approve', { approval_opinion: '事实清楚，确有必要，同意。' })
}

/** Taken the day after filing, kept as the case needs it, extended where it drags on, given back before it is concluded. */
function seizure(theatre: Theatre, random: Random, told: Told, kind: 'seal' | 'seize', ends: 'released' | 'stands'): Script {
  const d = diaryFrom(theatre.calendar, told.filed).wait(1)
  proposed(d, told, kind, {}, { item: goodsOf[fieldOf(told.case.unit)] ?? [{ name: '涉案物品', quantity: '1批' }] })
  d.act(told.first, 'seize', { ...scene(d, told, '当事人到场，当场清点，制作清单。'), ...SIGNED, custody: 'organ' }).serve(told.first, 'seizure')
  const taken = d.day()
  d.wait(random.int(1, 3)).act(told.first, 'publish')
  if (ends === 'released') {
    if (days(told) > 60) {
      d.until(addDays(taken, 22)).act(told.head, 'extend', { extension_reason: '案情复杂，尚需向有关单位核实来源。' }).serve(told.first, 'extension')
      d.until(addDays(taken, random.int(36, 44)))
    } else d.wait(1)
    d.act(told.head, 'release', { release_ground: 'other', release_reason: '证据已经固定，不再需要采取措施。' }).serve(told.first, 'release')
    d.act(told.first, 'give_back', { given_back_on: d.day(), return_note: '当事人核对清单后全部领回。' })
  }
  return { id: theatre.newId(taken), unit: told.case.unit, steps: d.steps }
}

function freeze(theatre: Theatre, told: Told): Script {
  const d = diaryFrom(theatre.calendar, told.filed).wait(1)
  proposed(d, told, 'freeze', { case_amount: '86000.00' }, { account: [{ bank: '示范银行营业部', account_number: '6200990112000001', amount: '86000.00' }] })
  d.act(told.first, 'freeze', { ...scene(d, told, '向金融机构送达冻结通知书，当场办理冻结。'), steps: ['certificates'] }).serve(told.first, 'freeze_notice', 0, '示范银行营业部')
  const taken = d.day()
  d.wait(1).serve(told.first, 'freeze').act(told.first, 'publish').wait(3)
  d.act(told.head, 'unfreeze', { release_ground: 'unrelated', release_reason: '经核查，该笔款项与违法行为无关。' }).serve(told.first, 'unfreeze_notice', 0, '示范银行营业部').serve(told.first, 'unfreeze')
  d.act(told.first, 'confirm_unfrozen', { given_back_on: d.day(), return_note: '金融机构已解除冻结。' })
  return { id: theatre.newId(taken), unit: told.case.unit, steps: d.steps }
}

/** What the penalty ordered besides the fine and nobody did: demanded, and no sooner than the party had its time. */
function demanded(theatre: Theatre, told: Told, duty: string, more: Asked['input'] = {}): Diary {
  const served = told.case.steps.findLast((step) => 'serve' in step && step.serve === 'decision')!
  const received = ('received_on' in served && served.received_on) || served.on
  const d = diaryFrom(theatre.calendar, addDays(received, 17))
  d.act(told.first, 'open', {
    ...common(told), route: 'own', duty, decision_name: '行政处罚决定书（责令改正部分）', decided_on: told.case.decided, decision_served_on: received, perform_by: addDays(received, 15),
    obligation: '停止违法行为，清除现场堆放物，恢复原状。', power_basis: BASIS, ...more,
  }, { rows: { party: [told.party] } as never, ...linkTo('enforces', told) })
  return d.wait(1).act(told.first, 'demand', { demand_by: addDays(d.day(), 12), demand_manner: '自行改正并书面报告。' }).serve(told.first, 'demand')
}
/** The term told in the demand is over. */
const overdue = (d: Diary): Diary => d.until(addDays(d.day(), 14))

function agreed(theatre: Theatre, told: Told): Script {
  const d = overdue(demanded(theatre, told, 'removal'))
  d.act(told.head, 'decide', { manner: 'removal', execution_reason: '经催告，当事人逾期仍不履行，没有正当理由。', execution_at: `${d.ahead(5)}T01:30:00Z`, no_utility_cut: true }).serve(told.first, 'decision')
  d.wait(1).act(told.first, 'publish').wait(1)
  const [half, whole] = [d.ahead(10), d.ahead(20)]
  d.act(told.head, 'agree', { agreement: '当事人分两次清除，恢复原状。', agreement_reason: '当事人主动提出，不损害公共利益和他人合法权益。' }, { rows: { stage: [{ due_on: half, content: '清除一半' }, { due_on: whole, content: '全部清除并恢复原状' }] } })
  d.serve(told.first, 'agreement').until(half).act(told.first, 'fulfil_stage', {}, { rows: (m) => ({ stage: Object.values(m.rows['stage']!).slice(0, 1).map(({ id }) => ({ id, done_on: half })) }) })
  d.until(whole).act(told.first, 'perform', { performed_on: whole })
  return { id: theatre.newId(d.steps[0]!.on), unit: told.case.unit, steps: d.steps }
}

/** By a third party, for what the breach left behind; the bill is paid in two parts. */
function substituted(theatre: Theatre, told: Told): Script {
  const d = overdue(demanded(theatre, told, 'other'))
  const at = d.ahead(8)
  d.act(told.head, 'decide_substitute', {
    substitute_grounds: ['pollution'], performer_kind: 'third_party', performer: '示范清运服务有限公司', substitute_object: '现场遗留的堆放物', substitute_budget: '6000.00', execution_reason: '逾期不履行，已经造成环境污染。',
    execution_at: `${at}T01:30:00Z`, no_utility_cut: true,
  }).serve(told.first, 'substitute').wait(1).act(told.first, 'publish').wait(1).act(told.first, 'demand_again').serve(told.first, 'substitute_demand')
  d.until(at).act(told.first, 'execute', { executed_at: `${at}T02:00:00Z`, execution_record: '现场堆放物全部清运。', supervisor_present: told.head.name, signature: 'signed', recording: '执法记录仪 02 号' })
  d.wait(3).act(told.head, 'settle_costs', { cost_borne_by: 'party', cost_due_by: d.ahead(15) }, { rows: { cost: [{ item: '人工和机械', amount: '3600.00', voucher: '清运合同结算单' }, { item: '运输、处置', amount: '1800.00' }] } })
  d.serve(told.first, 'costs').wait(4).act(told.first, 'collect_costs', {}, { rows: { receipt: [{ paid_on: d.day(), amount: '3000.00', number: '示票0001' }] } })
  d.wait(5).act(told.first, 'collect_costs', {}, { rows: { receipt: [{ paid_on: d.day(), amount: '2400.00', number: '示票0002' }] } })
  return { id: theatre.newId(d.steps[0]!.on), unit: told.case.unit, steps: d.steps }
}

/**
 * What the penalty told to be put right by an order of its own, for which the organ has no power to enforce: not obeyed, six months to
 * sue, a demand, the court. The fine itself is enforced in the file of the penalty.
 */
function throughCourt(theatre: Theatre, random: Random, told: Told): { readonly order: Script; readonly enforcement: Script } {
  const { first, head, handlers, cause, case: { unit, decided } } = told
  const { name, kind, address, credit_code, representative } = told.party as { readonly [field: string]: unknown }
  const by = diaryFrom(theatre.calendar, decided!)
  const [ordered, due] = [by.day(), addDays(by.day(), 30)]
  const requirement = '退还非法占用的土地，限期拆除在非法占用的土地上新建的建筑物和其他设施，恢复土地原状。'
  by.act(first, 'order', { enforcement_field: fieldOf(unit), kind: 'by_day', cause, facts: `处罚决定认定当事人${cause}。`, provision: '《土地管理法》第四十四条', basis: '《土地管理法》第七十七条', requirement, correct_by: due, handlers },
    { rows: { party: [{ name, kind, address, credit_code, representative }] } as never, ...linkTo('of_penalty', told) }).serve(first, 'order')
  by.wait(2).act(first, 'publish').until(addDays(due, 3)).act(first, 'recheck', { rechecked_on: by.day(), recheck_result: 'not_corrected', recheck_findings: '复查时没有退还土地，也没有拆除。' })
  const order = theatre.newId(ordered)

  const d = diaryFrom(theatre.calendar, by.day()).wait(5)
  d.act(first, 'open', {
    enforcement_field: fieldOf(unit), route: 'court', duty: 'other', cause, decision_name: '责令改正通知书', decided_on: ordered, decision_served_on: ordered, perform_by: due, obligation: requirement, immovable: '示范区东沽镇', handlers,
  }, { rows: { party: [told.party] } as never, link: { kind: 'enforces', ledger: 'rectification_order', id: order } })
  d.until(addDays(addMonths(ordered, 6), 5)).act(first, 'demand', { demand_by: addDays(d.day(), 12), demand_manner: '自行退还土地，拆除建筑物。' }).serve(first, 'demand').wait(12)
  d.act(head, 'apply_to_court', { court: '示范区人民法院' }).serve(first, 'application', 0, '示范区人民法院')
  d.wait(3).act(first, 'record_acceptance', { court_accepted_on: d.day(), court_review: 'written' })
  d.wait(6).act(first, 'record_ruling', { court_result: 'granted', ruled_on: d.day(), ruling_received_on: d.day(), ruling_number: '（2024）示0112行审1号' })
  d.wait(2).act(first, 'record_ruling_service', { ruling_served_on: d.day() })
  d.wait(random.int(20, 30)).act(first, 'court_executed', { executed_on: d.day(), execution_record: '人民法院组织拆除，土地退还，移交完毕。' })

  by.until(d.day()).wait(2).act(first, 'recheck', { rechecked_on: by.day(), recheck_result: 'corrected', recheck_findings: '经人民法院强制执行，已经退还土地，恢复原状。' })
  return { order: { id: order, unit, steps: by.steps }, enforcement: { id: theatre.newId(d.steps[0]!.on), unit, steps: d.steps } }
}

/** A handful beside the year's penalty cases, and what weighs on somebody today. */
export function coercionOf(theatre: Theatre, random: Random, cases: readonly Case[]): { readonly measures: readonly Script[]; readonly enforcements: readonly Script[]; readonly orders: readonly Script[] } {
  const told = cases.flatMap((one) => toldBy(one) ?? [])
  const pick = (fits: (one: Told) => boolean, count: number): readonly Told[] => random.shuffled(told.filter(fits)).slice(0, count)
  const decided = ({ case: one }: Told): boolean => one.decided !== null && one.decided < '2024-10-01' && one.steps.some((step) => 'serve' in step && step.serve === 'decision')
  const slow = pick((one) => days(one) > 60 && decided(one), 3)
  const quick = pick((one) => days(one) > 14 && days(one) <= 60 && one.case.unit === 'market' && /特种设备|计量器具/.test(one.cause) && decided(one), 3)
  const open = pick((one) => one.concluded === null && one.case.decided === null && one.case.steps.length === 2 && addDays(one.filed, 6) <= theatre.today && addDays(one.filed, 28) > theatre.today, 2)
  const city = pick((one) => one.case.unit === 'city' && decided(one), 2)
  const land = pick((one) => one.case.unit === 'land' && one.cause === '未经批准占用土地' && decided(one) && one.case.decided! < `${YEAR}-05-01`, ordersToCourt).map((one) => throughCourt(theatre, random, one))
  const polluted = pick((one) => one.case.unit === 'environment' && /尘|污染/.test(one.cause) && decided(one), 2)
  return {
    measures: [
      ...slow.map((one) => seizure(theatre, random, one, 'seal', 'released')), ...quick.slice(0, 2).map((one) => seizure(theatre, random, one, 'seize', 'released')), ...quick.slice(2).map((one) => freeze(theatre, one)),
      ...open.map((one) => seizure(theatre, random, one, 'seize', 'stands')),
    ],
    orders: land.map(({ order }) => order),
    enforcements: [...land.map(({ enforcement }) => enforcement), ...city.map((one) => agreed(theatre, one)), ...polluted.map((one) => substituted(theatre, one))],
  }
}
