import { expect, test } from 'vitest'
import { readYears } from './holidays.ts'
import { readHeads } from './verify.ts'

const year = { year: 2027, status: 'official', holidays: [{ name: '元旦', from: '2027-01-01', until: '2027-01-03' }], makeup_workdays: ['2027-01-09'], source: '国办发明电〔2026〕1号' }
test('放假安排读得进;错在哪里,说在哪里', () => {
  expect(readYears(JSON.stringify([year]))).toMatchObject([{ year: 2027, source: ['国办发明电〔2026〕1号'] }])
  expect(() => readYears('[')).toThrow('JSON')
  const wrong = (over: object) => () => readYears(JSON.stringify([year, { ...year, year: 2028, holidays: [{ name: '元旦', from: '2028-01-01', until: '2028-01-03' }], makeup_workdays: [], ...over }]))
  expect(wrong({})).not.toThrow()
  expect(wrong({ status: 'x' })).toThrow(/第 2 项.*status/)
  expect(wrong({ source: undefined })).toThrow(/第 2 项.*来源/)
  expect(wrong({ holidays: [{ name: '元旦', from: '2028-01-03', until: '2028-01-01' }] })).toThrow(/第 2 项.*止日早于起日/)
  expect(wrong({ holidays: [{ name: '元旦', from: '2027-12-31', until: '2028-01-02' }] })).toThrow(/第 2 项.*其他年度/)
  expect(wrong({ holidays: [{ name: '春节', from: '2028-01-25', until: '2028-03-01' }] })).toThrow(/第 2 项.*连续放假超过15日/)
  expect(wrong({ holidays: [{ name: '中秋', from: '2028-10-01', until: '2028-10-03' }, { name: '国庆', from: '2028-10-03', until: '2028-10-08' }] })).toThrow(/第 2 项.*重叠/)
  expect(wrong({ makeup_workdays: ['2028-01-05'] })).toThrow(/第 2 项.*不是星期六或者星期日/)
  expect(wrong({ makeup_workdays: ['2028-01-08', '2028-01-08'] })).toThrow(/第 2 项.*写了两次/)
  expect(wrong({ makeup_workdays: ['2028-02-30'] })).toThrow(/第 2 项.*不是有效日期/)
  expect(() => readYears(JSON.stringify([year, year]))).toThrow('2027 年写了两次')
  expect(() => readYears('[]')).toThrow('没有放假安排')
  expect(() => readYears('null')).toThrow('请填写年度')
})
test('封存首部逐行读,看不懂的指出来', () => {
  expect(readHeads(`1 ${'a'.repeat(64)}\n\n`)).toEqual(new Map([[1, 'a'.repeat(64)]]))
  expect(() => readHeads('一 abc')).toThrow('看不懂')
})
