import { expect, test } from 'vitest'
import { readYears } from './holidays.ts'
import { readHeads } from './verify.ts'

const year = { year: 2027, status: 'official', holidays: [{ name: '元旦', from: '2027-01-01', until: '2027-01-03' }], makeup_workdays: ['2027-01-09'], source: '国办发明电〔2026〕1号' }
test('放假安排读得进;错在哪里,说在哪里', () => {
  expect(readYears(JSON.stringify([year]))).toMatchObject([{ year: 2027, source: ['国办发明电〔2026〕1号'] }])
  expect(() => readYears('[')).toThrow('JSON')
  expect(() => readYears(JSON.stringify([{ ...year, status: 'x' }]))).toThrow('第 1 项的 status')
  expect(() => readYears(JSON.stringify([year, { ...year, holidays: [{ name: '元旦', from: '2027-01-03', until: '2027-01-01' }] }]))).toThrow('第 2 项的假期')
  expect(() => readYears(JSON.stringify([{ ...year, source: undefined }]))).toThrow('来源')
})
test('封存首部逐行读,看不懂的指出来', () => {
  expect(readHeads(`1 ${'a'.repeat(64)}\n\n`)).toEqual(new Map([[1, 'a'.repeat(64)]]))
  expect(() => readHeads('一 abc')).toThrow('看不懂')
})
