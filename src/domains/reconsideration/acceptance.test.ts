import { describe, expect, test } from 'vitest'
import { against, facts } from '../../../test/support/reconsideration.ts'
import { snapshot } from '../../../test/support/snapshot.ts'
import { reconsideration } from './reconsideration.ts'

const received = { state: 'received', facts } as const
const { actions } = reconsideration

describe('申请(第二十至三十二条)', () => {
  test('书面申请、口头申请都可以受理登记(第二十二条)', () => {
    expect(actions.register.receives).toBe('application')
    expect(actions.register_oral.issues).toBe('application_record')
    const told = (values: object) => actions.register_oral.sets(snapshot(reconsideration, { values }) as never)
    expect(told({})).toEqual({ form: 'oral', filing_starts_on: null })
  })
  test('申请期限自知道行政行为之日起算；未告知复议权利的，另行填写起算日(第二十条)', () => {
    const starts = (values: object) => actions.register.sets(snapshot(reconsideration, { values }) as never).filing_starts_on
    expect(starts({ act_known_on: '2025-01-10' })).toBe('2025-01-10')
    expect(starts({ act_known_on: '2025-01-10', filing_starts_on: '2025-02-20' })).toBe('2025-02-20')
    expect(starts({ act_known_on: '2025-01-10', remedies_untold: true })).toBe(null)
  })
  test('经便民联系点提出的，写明联系点(第二十二条第二款)', () => {
    const at = (contact_point: string | null) => against({ facts, as: ['clerk'] }, 'register', { channel: 'contact_point', contact_point })
    expect(at(null)).toEqual(['经便民联系点提出的申请，应当写明便民联系点'])
    expect(at('某街道便民联系点')).toEqual([])
  })
  test('只有当场作出或者依据电子技术监控设备记录作出的行政处罚可以通过原行政机关提交申请(第三十二条)', () => {
    const opening = { facts, as: ['clerk'] } as const
    const barred = ['只有对当场作出或者依据电子技术监控设备记录的违法事实作出的行政处罚，才可以通过原行政机关提交申请，并应当写明所属情形']
    expect(against(opening, 'register_at_agency', { act_kind: 'licence', agency_ground: 'on_the_spot' })).toEqual(barred)
    expect(against(opening, 'register_at_agency', { act_kind: 'penalty' })).toEqual(barred)
    expect(against(opening, 'register_at_agency', { act_kind: 'penalty', agency_ground: 'monitored' })).toEqual([])
    expect(against(opening, 'register', { channel: 'through_agency', act_kind: 'penalty' })).toEqual(barred)
  })
  test('申请人超过五人的，代表人为一至五名(实施条例第八条)', () => {
    const applicants = (representatives: number) => Array.from({ length: 7 }, (_, i) => ({ name: `申请人${i}`, kind: 'person', representative: i < representatives }))
    expect(against({ ...received, rows: { applicant: applicants(6) } }, 'elect_representatives', {})).toEqual(['代表人应当为一至五名'])
    expect(against({ ...received, rows: { applicant: applicants(5) } }, 'elect_representatives', {})).toEqual([])
  })
  test('申请人、第三人委托代理人不超过两名(第十七条)', () => {
    const agents = ['甲', '乙', '丙'].map((name) => ({ name, principal: '张三', kind: 'lawyer', authority: 'general' }))
    expect(against({ ...received, rows: { agent: agents } }, 'appoint_agents', {})).toHaveLength(1)
    expect(against({ facts, rows: { agent: agents } }, 'register', {})).toHaveLength(1)
    expect(against({ ...received, rows: { agent: agents.slice(1) } }, 'appoint_agents', {})).toEqual([])
    expect(against({ ...received, rows: { agent: [{ ...agents[0], ended_on: '2025-01-01' }, ...agents.slice(1)] } }, 'appoint_agents', {})).toEqual([])
  })
})

describe('补正(第三十一条)', () => {
  test('补正通知应当一次性载明，不得再次通知', () => {
    expect(against(received, 'request_correction', { correction_points: '身份证明' })).toEqual([])
    expect(against({ ...received, documents: { correction_notice: true } }, 'request_correction', { correction_points: '委托书' }))
      .toEqual(['补正通知应当一次性载明需要补正的事项，已经发出过补正通知'])
  })
  test('补正期限未满，不得记录为视为放弃；届满也不自动放弃', () => {
    const correcting = { state: 'correcting', facts, documents: { correction_notice: '2025-03-03' }, on: '2025-03-18' } as const
    expect(against({ ...correcting, clocks: { correction: { state: 'running', due_on: '2025-03-18' } } }, 'note_given_up')).toEqual(['补正期限尚未届满'])
    expect(against({ ...correcting, clocks: { correction: { state: 'running', due_on: '2025-03-17' } } }, 'note_given_up')).toEqual([])
    expect(Object.values(actions).filter((action) => action.by === 'law').map((action) => action.label)).toEqual(['视为受理'])
  })
  test('视为放弃不是不予受理', () => {
    expect(actions.note_given_up.to).toBe('given_up')
    expect(actions.note_given_up.issues).toBe('given_up_record')
  })
  test('收到补正材料之日起重新审查', () => {
    expect(reconsideration.deadlines.examination).toMatchObject({ pausedIn: ['correcting'], restarts: { received: 'corrected_papers' } })
  })
})

describe('受理与不予受理(第三十条)', () => {
  const asBody = { as: ['office_head'] } as const
  test('受理由机关决定，授权签发的除外', () => {
    expect(against({ ...received, ...asBody }, 'accept')).toEqual(['本机关未授权复议机构负责人签发「受理」文书，应当由机关负责人决定'])
    expect(against({ ...received, ...asBody, facts: { ...facts, delegated: ['acceptance'] } }, 'accept')).toEqual([])
    expect(against({ ...received, as: ['organ_head'] }, 'accept')).toEqual([])
    expect(against({ ...received, as: ['handler'] }, 'accept')).toEqual(['由机关负责人、机构负责人办理', '本机关未授权复议机构负责人签发「受理」文书，应当由机关负责人决定'])
  })
  test('超过法定申请期限的不得受理', () => {
    expect(against({ ...received, clocks: { filing: 'late' } }, 'accept')).toEqual(['超过法定申请期限提出；有正当理由的，应当先更正障碍发生和消除日期'])
    expect(against({ ...received, clocks: { filing: 'met', filing_longest: 'late' } }, 'accept')).toHaveLength(1)
  })
  test('不予受理应当说明理由，不属于本机关管辖的告知有管辖权的机关', () => {
    expect(against(received, 'refuse', { refusal_reason: '…' })).toEqual(['应当写明不符合的受理条件'])
    expect(against(received, 'refuse', { refusal_reason: '…', unmet_conditions: ['jurisdiction'] })).toEqual(['不属于本机关管辖的，应当告知有管辖权的行政复议机关'])
    expect(against(received, 'refuse', { refusal_reason: '…', unmet_conditions: ['jurisdiction'], competent_organ: '某市人民政府' })).toEqual([])
  })
  test('不予受理决定书送达后才办结', () => {
    expect(against({ state: 'refused', facts, documents: { refusal: true } }, 'close_refusal')).toEqual(['不予受理决定书尚未送达申请人'])
    expect(against({ state: 'refused', facts, documents: { refusal: '2025-03-05' } }, 'close_refusal')).toEqual([])
  })
  test('视为受理之日为审查期限届满之日，适用普通程序', () => {
    const m = snapshot(reconsideration, { ...received, on: '2025-03-20', clocks: { examination: { state: 'lapsed', due_on: '2025-03-11' } } })
    expect(actions.deemed_acceptance.sets(m as never)).toEqual({ accepted_on: '2025-03-11', acceptance: 'deemed', track: 'ordinary' })
  })
  test('适用简易程序应当属于第五十三条的情形', () => {
    const accept = (values: Parameters<typeof against>[2]) => against(received, 'accept', { track: 'simplified', ...values })
    expect(accept({})).toEqual(['适用简易程序应当写明所属情形'])
    expect(accept({ simplified_ground: 'small_amount', amount: '3000.01' })).toEqual(['案件涉及款额超过三千元，或者尚未填写'])
    expect(accept({ simplified_ground: 'small_amount', amount: '3000.00' })).toEqual([])
    expect(accept({ simplified_ground: 'disclosure', act_kind: 'penalty' })).toEqual(['不是政府信息公开案件'])
    expect(accept({ simplified_ground: 'minor', act_kind: 'licence' })).toEqual(['被申请复议的行政行为不是行政处罚，不属于警告、通报批评'])
    expect(accept({ simplified_ground: 'minor', act_kind: 'penalty' })).toEqual([])
    expect(accept({ simplified_ground: 'consent' })).toEqual([])
  })
  test('报请上级审理的，由上级决定；决定之前仍由本机关办理，期限不停(第三十八条第二款)', () => {
    expect('to' in actions.ask_superior).toBe(false)
    expect(against({ state: 'trial', facts, as: ['handler'] }, 'ask_superior')).toEqual(['由机关负责人办理'])
    expect(actions.hand_up).toMatchObject({ to: 'handed_up', receives: 'superior_decision' })
  })
  test('视为受理的，补发受理通知书(第三十条第三款)', () => {
    expect(against({ state: 'trial', facts, values: { acceptance: 'deemed' } }, 'notify_deemed')).toEqual([])
    expect(against({ state: 'trial', facts, values: { acceptance: 'accepted' } }, 'notify_deemed')).toEqual(['不是视为受理的案件'])
  })
  test('受理后发现不符合受理条件的，由机关决定驳回(第三十三条)', () => {
    expect(against({ state: 'trial', facts, as: ['office_head'] }, 'dismiss')).toHaveLength(1)
    expect(against({ state: 'trial', facts }, 'dismiss', { refusal_reason: '…' })).toEqual(['应当写明不符合的受理条件'])
  })
})
