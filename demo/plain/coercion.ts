import { inHeading } from '../../src/kernel/access/mask.ts'
import type { PastMatter } from '../../src/kernel/import/write.ts'
import { addDays, dayNumber } from '../../src/kernel/law/day.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { brought, type OldFile } from './brought.ts'
import { weekdayAfter, type PlainDistrict } from './district.ts'

/** A penalty case, or an inspection where a district keeps no cases, as far as what was done beside it must know it. */
export interface Known {
  readonly ledger: 'penalty' | 'inspection'; readonly id: string; readonly org_id: string; readonly field: string; readonly cause: string; readonly handlers: unknown
  readonly from: IsoDate; readonly until: IsoDate; readonly party: { readonly name: string; readonly kind: string; readonly [field: string]: unknown }
}
/** One in so many of enterprises is remembered, in these fields, and no more than these. */
const [EVERY, MOST] = [3, 60]
const FIELDS = ['market', 'environment', 'urban_management', 'emergency']
function knownBy(ledger: Known['ledger'], { after: { row, rows } }: PastMatter): Known | null {
  const [party] = ledger === 'penalty' ? Object.values(rows['party']!) : [{ name: row['subject'], kind: row['subject_kind'] === 'enterprise' ? 'organisation' : row['subject_kind'], credit_code: row['subject_code'], address: row['subject_address'] }]
  const { name, kind, credit_code, representative, address } = party as { readonly [field: string]: string | null }
  const [from, until] = (ledger === 'penalty' ? [row['filed_on'], row['decided_on']] : [row['inspected_on'], row['inspected_on']]) as readonly (IsoDate | null)[]
  const field = row['enforcement_field'] as string
  return !from || !until || kind !== 'organisation' || !name || !FIELDS.includes(field) ? null : {
    ledger, id: row.id, org_id: row.org_id, field, cause: (row['cause'] ?? row['matters']) as string, handlers: row['handlers'], from, until, party: { name, kind, credit_code, representative, address },
  }
}
/** Passes matters on and remembers some of them. */
export function* remembered(ledger: Known['ledger'], matters: Iterable<PastMatter>, some: Known[]): Generator<PastMatter> {
  let n = 0
  for (const one of matters) {
    const known = some.length < MOST ? knownBy(ledger, one) : null
    if (known && n++ % EVERY === 0) some.push(known)
    yield one
  }
}

const BASIS = '（示范）设定该项措施、规定强制执行的法律条款'
const beside = (district: PlainDistrict, { org_id, ledger, id }: Known, kind: string) =>
  ({ unit: district.units.find(({ key }) => district.unitId(key) === org_id)!.key, number: null, link: { kind, to_ledger: ledger, to_id: id } }) satisfies Partial<OldFile>
const common = ({ field, cause, handlers }: Known) => ({ enforcement_field: field, cause, handlers })
const length = ({ from, until }: Known): number => dayNumber(until) - dayNumber(from)

/** How the few of a district went: what was taken, and how many days it was kept; the longer ones were extended. */
const plans = [['seize', 12], ['seal', 20], ['freeze', 9], ['seize', 40]] as const
/** Measures taken in cases of the year, all given back or lifted before the decision or soon after it. */
export function* measures(district: PlainDistrict, cases: readonly Known[]): Generator<PastMatter> {
  const random = district.random('measures')
  for (const [n, [kind, kept]] of plans.entries()) {
    // The longest went on in the longest case.
    const fitting = kind === 'freeze' ? cases.filter(({ field }) => field === 'market') : cases
    const one = [...fitting].sort((a, b) => length(b) - length(a))[plans.length - 1 - n]
    if (!one) continue
    const { party } = one
    const taken = weekdayAfter(one.from, 1)
    const ended = weekdayAfter(taken, kept)
    yield brought(district, 'coercive_measure', random, {
      ...beside(district, one, one.ledger === 'penalty' ? 'measure_in_case' : 'measure_in_inspection'), title: `${inHeading(party)} ${one.cause} ${{ seize: '扣押财物', seal: '查封场所、设施或者财物', freeze: '冻结存款、汇款' }[kind]}`,
      state: 'released', opened_on: taken, closed_on: ended,
      values: {
        ...common(one), kind, power: 'statutory', reason: '为防止证据损毁。', legal_basis: BASIS, approved_on: taken, taken_on: taken, place: party.address, record: '当事人到场，当场清点。', recording: '执法记录仪 01 号',
        ...(kind !== 'freeze' && { custody: 'organ' }), ...(kept > 30 && { extension_reason: '案情复杂。' }), ...(kind === 'freeze' && { case_amount: '50000.00' }),
        release_ground: 'other', release_reason: '证据已经固定。', ended_on: ended, given_back_on: ended, return_note: kind === 'freeze' ? '金融机构已解除冻结。' : '全部退还当事人。', published_on: weekdayAfter(taken, 5),
      },
      rows: { party: [party], ...(kind === 'freeze' ? { account: [{ bank: '示范银行营业部', account_number: `6200${district.code}000001`, amount: '50000.00' }] } : { item: [{ name: '涉案物品', quantity: '1批', outcome: '退还' }] }) },
    })
  }
}

/** Parts of decisions that were not obeyed: performed after the demand, agreed on, done by a substitute. */
export function* enforcements(district: PlainDistrict, cases: readonly Known[]): Generator<PastMatter> {
  const random = district.random('enforcements')
  const outdoors = cases.filter(({ ledger, field }) => ledger === 'penalty' && (field === 'urban_management' || field === 'environment'))
  for (const [n, ending] of (['performed', 'agreed', 'substitute'] as const).entries()) {
    const one = outdoors[n * 2]
    if (!one) continue
    const { party, until: decided } = one
    const demanded = weekdayAfter(decided, 20)
    const execution = weekdayAfter(demanded, 16)
    const done = weekdayAfter(execution, 14)
    yield brought(district, 'coercive_enforcement', random, {
      ...beside(district, one, 'enforces'), title: `${inHeading(party)} ${one.cause} 强制执行`, state: ending === 'substitute' ? 'executed' : 'performed', opened_on: demanded, closed_on: done,
      values: {
        ...common(one), route: 'own', duty: 'removal', decision_name: '行政处罚决定书（责令改正部分）', decided_on: decided, decision_served_on: weekdayAfter(decided, 2), perform_by: addDays(decided, 17), obligation: '停止违法行为，清除现场，恢复原状。',
        power_basis: BASIS, demanded_on: demanded, demand_by: addDays(demanded, 12),
        ...(ending === 'performed' ? { performed_on: done } : { execution_reason: '经催告逾期仍不履行。', execution_decided_on: execution, manner: ending === 'agreed' ? 'removal' : 'substitute', published_on: weekdayAfter(execution, 5) }),
        ...(ending === 'agreed' && { agreed_on: weekdayAfter(execution, 2), agreement: '当事人分两次清除。', agreement_reason: '不损害公共利益和他人合法权益。', performed_on: done }),
        ...(ending === 'substitute' && { substitute_grounds: ['pollution'], performer_kind: 'third_party', performer: '示范清运服务有限公司', substitute_object: '现场堆放物', substitute_budget: '6000.00', executed_on: done, execution_record: '全部清运。',
          supervisor_present: district.supervisor.name, cost_borne_by: 'party', substitute_cost: '5400.00', cost_settled_on: done, cost_due_by: addDays(done, 15), cost_collected: '5400.00', cost_paid_on: weekdayAfter(done, 6) }),
      },
      rows: { party: [party], ...(ending === 'substitute' && { cost: [{ item: '人工和机械', amount: '3600.00' }, { item: '运输、处置', amount: '1800.00' }], receipt: [{ paid_on: weekdayAfter(done, 6), amount: '5400.00', number: '示票0001' }] }) },
    })
  }
}
