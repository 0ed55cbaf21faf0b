import { describe, expect, test } from 'vitest'
import { faultIn, type Seen } from '../../../../test/support/check.ts'
import { officersFacts } from '../../../../test/support/certificates.ts'
import { coerciveEnforcement } from '../coercion/execution/enforcement.ts'
import { checks } from './checks.ts'

type Case = Seen<typeof coerciveEnforcement>
const executed = (over: Case = {}): Case => ({
  state: 'executed', on: '2025-06-20', ...over,
  values: {
    enforcement_field: 'housing', route: 'own', duty: 'other', manner: 'substitute', cause: '…', handlers: ['a', 'b'], court_term_from: '2025-01-10', execution_decided_on: '2025-03-03',
    executed_at: '2025-03-20T02:00:00Z', executed_on: '2025-03-20', ...over.values,
  },
  facts: { ...officersFacts(['a', 'b']), officers: 2, recording_scenes: [], notice_term: null, recorded_services: [], night_from: 22, night_until: 6, holiday: null, ...over.facts },
})
const mine = checks.filter(({ of: { id } }) => id === 'coercive_enforcement')
const fault = (id: string, over?: Case) => faultIn(coerciveEnforcement, mine.find((check) => check.id === id)!, executed(over))
const met = { state: 'met', due_on: '2025-03-31', met_on: '2025-03-20' } as const
const late = { state: 'late', due_on: '2025-03-31', met_on: '2025-04-02' } as const
const lapsed = { state: 'lapsed', due_on: '2025-03-31' } as const

test('依法实施的强制执行，没有一条规则提出问题', () => {
  expect(mine.length).toBeGreaterThan(4)
  for (const { id } of mine) expect(fault(id), id).toBeNull()
})
describe('期限', () => {
  test.each([
    ['enforcement_substitute_demand', 'substitute_demand'], ['enforcement_published_in_time', 'publication'],
  ] as const)('%s：按期的没有问题，逾期的、没有办理的提出（期限 %s；第五十一条第一款第二项，国办发〔2018〕118号（六））', (id, deadline) => {
    expect(fault(id, { clocks: { [deadline]: met } })).toBeNull()
    expect(fault(id, { clocks: { [deadline]: late } })).toContain('2025-04-02 才')
    expect(fault(id, { clocks: { [deadline]: lapsed } })).toContain('没有')
    expect(fault(id, { clocks: { [deadline]: lapsed }, handled: false })).toBeNull()
  })
  test('申请人民法院强制执行：期限内的、逾期有正当理由的、没有申请的不是问题（第五十三条）', () => {
    const court = { route: 'court' as const }
    expect(fault('enforcement_applied_in_time', { values: court, clocks: { application: met } })).toBeNull()
    expect(fault('enforcement_applied_in_time', { values: court, clocks: { application: late } })).toBe('申请人民法院强制执行期限至 2025-03-31 届满，2025-04-02 才申请')
    expect(fault('enforcement_applied_in_time', { values: { ...court, court_late_reason: '不可抗力' }, clocks: { application: late } })).toBeNull()
    expect(fault('enforcement_applied_in_time', { values: court, clocks: { application: lapsed } })).toBeNull()
  })
})
test('不得在夜间、法定节假日实施；情况紧急的、立即代履行的、人民法院执行的除外（第四十三条第一款）', () => {
  const night = { facts: { night_from: 22, night_until: 6 }, values: { executed_at: '2025-03-20T15:30:00Z' as const } }
  expect(fault('enforcement_by_day', night)).toBe('2025-03-20 在夜间（23:30）实施强制执行，案卷没有写明紧急情况')
  expect(fault('enforcement_by_day', { ...night, values: { executed_at: '2025-03-20T02:00:00Z' } })).toBeNull()
  for (const values of [{ urgent_reason: '危及公共安全' }, { at_once: true }, { route: 'court' as const }]) expect(fault('enforcement_by_day', { ...night, values: { ...night.values, ...values } })).toBeNull()
  expect(fault('enforcement_by_day', { facts: { ...night.facts, holiday: '清明节' } })).toBe('2025-03-20 在法定节假日（清明节）实施强制执行，案卷没有写明紧急情况')
  expect(fault('enforcement_by_day', { ...night, handled: false })).toContain('存疑：')
  // A record that knows the day alone says midnight.
  expect(fault('enforcement_by_day', { ...night, values: { executed_at: '2025-03-19T16:00:00Z' }, handled: false })).toBeNull()
})
describe('音像记录（国办发〔2018〕118号（八））', () => {
  test('强制拆除应当全程音像记录；由人民法院执行的、写明或者附具了的除外', () => {
    const demolition = { duty: 'demolition' as const }
    expect(fault('enforcement_recorded', { values: demolition })).toBe('强制拆除，案卷没有写明或者附具全程音像记录')
    for (const over of [{ values: { ...demolition, recording: '记录仪 1 号' } }, { values: demolition, hasRecording: true }, { values: { ...demolition, route: 'court' as const } }, { values: demolition, handled: false }])
      expect(fault('enforcement_recorded', over)).toBeNull()
  })
  test('其他强制执行，本地清单要求的才是问题', () => {
    expect(fault('enforcement_recorded')).toBeNull()
    expect(fault('enforcement_recorded', { facts: { recording_scenes: ['execution'] } })).toBe('实施强制执行应当音像记录，案卷没有写明或者附具音像记录')
    expect(fault('enforcement_recorded', { facts: { recording_scenes: ['execution'] }, hasRecording: true })).toBeNull()
  })
})
