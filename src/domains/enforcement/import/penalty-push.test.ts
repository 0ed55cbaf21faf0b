import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { somebody, testWorld, unit, type TestWorld } from '../../../../test/support/world.ts'
import { runChecks } from '../../../kernel/check/run.ts'
import { receive } from '../../../kernel/exchange/receive.ts'
import { rooms } from '../../index.ts'

let t: TestWorld
beforeAll(async () => { t = await testWorld(rooms) })
afterAll(() => t.close())

const machine = somebody(unit(2), 'machine')
const pushed = (fine: string) => receive(t.world, machine, 'penalty', [{
  source_ref: '1', number: '试市监罚〔2025〕1号', state: 'closed', opened_on: '2025-01-02', closed_on: '2025-02-03', values: { enforcement_field: 'market', outcome: 'penalty', filed_on: '2025-01-02', decided_on: '2025-02-03' },
  rows: { party: [{ name: '某餐饮店', kind: 'organisation', credit_code: '92990112MA05X7T562' }], violation: [{ description: '未取得许可从事经营活动' }, { description: '未按规定明码标价' }], sanction: [{ kind: 'fine', amount: fine }, { kind: 'warning' }] },
}])
const standing = async () => {
  const of = async (child: string, columns: string) => (await t.owner.query(`select ${columns} from penalty_${child} order by position`)).rows
  return { party: await of('party', 'name, kind'), violation: await of('violation', 'description'), sanction: await of('sanction', 'kind, amount::text'), totals: (await t.owner.query('select heaviest_kind, fine_total::text from penalty')).rows[0] }
}

describe('其他系统报送处罚案件', () => {
  test('当事人、违法行为、处罚逐项收下，合计由处罚算出；再报一次，改了的更正，没改的还在', async () => {
    expect(await pushed('3000.00')).toMatchObject([{ outcome: 'accepted' }])
    const party = [{ name: '某餐饮店', kind: 'individual_business' }]
    const violation = [{ description: '未取得许可从事经营活动' }, { description: '未按规定明码标价' }]
    expect(await standing()).toEqual({ party, violation, sanction: [{ kind: 'fine', amount: '3000.00' }, { kind: 'warning', amount: null }], totals: { heaviest_kind: 'fine', fine_total: '3000.00' } })
    expect(await pushed('2000.00')).toMatchObject([{ outcome: 'revised' }])
    const after = await standing()
    expect(after).toMatchObject({ party, violation, totals: { fine_total: '2000.00' } })
    expect(after.sanction).toHaveLength(2)
    expect(after.sanction).toContainEqual({ kind: 'fine', amount: '2000.00' })
  })

  test('没有写明罚款数额的照收，合计不作认定', async () => {
    const [taken] = await receive(t.world, machine, 'penalty', [{ source_ref: '3', state: 'closed', opened_on: '2025-01-02', closed_on: '2025-02-03', values: { enforcement_field: 'market', outcome: 'penalty', decided_on: '2025-02-03' }, rows: { sanction: [{ kind: 'fine' }] } }])
    expect(taken).toMatchObject({ outcome: 'accepted' })
    expect((await t.owner.query(`select heaviest_kind, fine_total, amount_total from penalty where source_ref = '3'`)).rows).toEqual([{ heaviest_kind: 'fine', fine_total: null, amount_total: null }])
  })

  test('立案、决定先后报来的，办案期限不按报送之日认定逾期：何时决定由记录说，有无延长、不计入的时间记录没有说', async () => {
    const at = (state: string, more: object = {}) => receive(t.world, machine, 'penalty', [{
      source_ref: '4', state, opened_on: '2025-01-02', closed_on: state === 'closed' ? '2025-02-10' : null, values: { enforcement_field: 'market', track: 'general', filed_on: '2025-01-06', ...more }, rows: { party: [{ name: '某公司', kind: 'organisation' }] },
    }])
    const findings = async () => {
      await runChecks(t.world, (what, error) => { throw new Error(what, { cause: error }) })
      return (await t.owner.query(`select check_id from finding f join penalty p on p.id = f.subject_id::uuid where p.source_ref = '4'`)).rows
    }
    expect(await at('investigating')).toMatchObject([{ outcome: 'accepted' }])
    t.setToday('2025-09-01')
    expect(await findings()).toEqual([])
    expect(await at('executing', { outcome: 'penalty', decided_on: '2025-02-03' })).toMatchObject([{ outcome: 'revised' }])
    expect(await findings()).toEqual([])
    expect(await at('closed', { outcome: 'penalty', decided_on: '2025-02-03', published_on: '2025-02-05' })).toMatchObject([{ outcome: 'revised' }])
    expect(await findings()).toEqual([])
  })

  test('台账不经对接报送', async () => {
    await expect(receive(t.world, machine, 'enforcement_body', [{ source_ref: '1' }])).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('用文件导入') as string })
  })
})
