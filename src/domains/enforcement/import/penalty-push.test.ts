import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { somebody, testWorld, unit, type TestWorld } from '../../../../test/support/world.ts'
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

  test('台账不经对接报送', async () => {
    await expect(receive(t.world, machine, 'enforcement_body', [{ source_ref: '1' }])).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('用文件导入') as string })
  })
})
