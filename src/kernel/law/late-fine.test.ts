import { expect, test } from 'vitest'
import { lateFine } from './late-fine.ts'
import { fenOf, yuanOf } from './money.ts'

const base = { principal: '10000', due: '2025-03-17', paid: '2025-04-10' } as const

test('到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款（行政处罚法第七十二条）', () => {
  expect(lateFine(base)).toMatchObject({ amount: '7200.00', chargeable_days: 24, capped: false })
})

test('加处罚款的数额不得超出罚款的数额；第三十四日达到上限', () => {
  expect(lateFine({ ...base, paid: '2025-04-19' })).toMatchObject({ amount: '9900.00', chargeable_days: 33, capped: false })
  expect(lateFine({ ...base, paid: '2025-04-20' })).toMatchObject({ amount: '10000.00', chargeable_days: 34, capped: true })
})

test('行政复议或者行政诉讼期间不予计算（行政处罚法第七十三条第三款），期间重叠的只扣一次', () => {
  const excluded = [{ from: '2025-03-27', until: '2025-06-20' }, { from: '2025-06-10', until: '2025-06-25' }] as const
  expect(lateFine({ ...base, principal: '5000', paid: '2025-06-30', excluded })).toMatchObject({ amount: '2250.00', chargeable_days: 15 })
})

test('缴款期限届满以前和缴纳以后的复议期间不影响计算', () => {
  const excluded = [{ from: '2025-03-01', until: '2025-03-20' }, { from: '2025-04-20', until: '2025-05-20' }] as const
  expect(lateFine({ ...base, excluded }).chargeable_days).toBe(21)
})

test('按期缴纳的不加处', () => {
  expect(lateFine({ ...base, paid: '2025-03-17' })).toMatchObject({ amount: '0.00', chargeable_days: 0 })
  expect(lateFine({ ...base, paid: '2025-03-10' })).toMatchObject({ amount: '0.00', chargeable_days: 0 })
})

test('金额精确到分', () => {
  expect(lateFine({ ...base, principal: '1234.50', paid: '2025-03-18' }).amount).toBe('37.04') // 37.035
  expect(lateFine({ ...base, principal: '90071992547409.93', paid: '2025-03-18' }).amount).toBe('2702159776422.30')
  expect(yuanOf(fenOf('0.5'))).toBe('0.50')
  expect(yuanOf(fenOf('-12.34'))).toBe('-12.34')
  expect(() => fenOf('1e4')).toThrow(RangeError)
  expect(() => lateFine({ ...base, principal: '12.345' })).toThrow('不是有效金额')
})
