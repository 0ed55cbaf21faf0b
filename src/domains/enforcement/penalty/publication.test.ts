import { describe, expect, test } from 'vitest'
import { against, facts, follows, ripe, type Case } from '../../../../test/support/penalty.ts'

describe('公示（第四十八条，国办发〔2018〕118号）', () => {
  const decided: Case = { state: 'executing', values: { outcome: 'penalty', decided_on: '2025-03-03' }, facts: facts() }
  test('不予公示的、已经公示的、被撤销的，不公示', () => {
    expect(against(decided, 'publish')).toEqual([])
    expect(against({ ...decided, values: { ...decided.values, publication_exemption: 'warning_only' } }, 'publish')).toEqual(['依法不予公示'])
    expect(against({ ...decided, values: { ...decided.values, published_on: '2025-03-05' } }, 'publish')).toEqual(['已经公示'])
    expect(against({ ...decided, values: { ...decided.values, overturned_on: '2025-05-05' } }, 'publish')).toEqual(['处罚决定已被变更、撤销、确认违法或者无效'])
  })
  test('市场监管仅受到警告的、当场处罚的不予公示', () => {
    const sets = (field: string, kind: string) => follows('decide_penalty', ripe({ rows: { sanction: [{ kind }] } }, field))
    expect(sets('market', 'warning')).toMatchObject({ publication_exemption: 'warning_only' })
    expect(sets('other', 'warning')).not.toHaveProperty('publication_exemption')
  })
  test('复议、诉讼变更或者撤销处罚的，开始撤回公示的期限', () => {
    const sets = (outcome: string) => follows('end_challenge', { state: 'executing', rows: { challenge: [{ ended_on: '2025-05-05', outcome }] } })
    for (const outcome of ['changed', 'revoked', 'unlawful', 'void']) expect(sets(outcome)).toMatchObject({ overturned_on: '2025-05-05' })
    expect(sets('upheld')).toEqual({ challenge_outcome: 'upheld' })
  })
  test('处罚决定书送达以前不公示', () => {
    expect(against({ ...decided, documents: { decision: true } }, 'publish')).toEqual(['处罚决定书尚未送达'])
    expect(against({ ...decided, documents: { decision: '2025-03-03' } }, 'publish')).toEqual([])
  })
  test('机关自行撤销、变更处罚决定的，同样开始撤回公示的期限，决定不再公示', () => {
    expect(follows('overturn', { ...decided, on: '2025-06-02' })).toEqual({ overturned_on: '2025-06-02' })
    expect(against({ ...decided, values: { ...decided.values, overturned_on: '2025-05-05' } }, 'overturn')).toEqual(['处罚决定已被变更、撤销、确认违法或者无效'])
  })
})
