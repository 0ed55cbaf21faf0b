import { describe, expect, test } from 'vitest'
import { readYear } from './read-year.ts'

const TEXT = `2025年
元旦 2025-01-01
春节 2025-01-28 至 2025-02-04
调休 2025-01-26、2025-02-08
依据 国办发明电〔2024〕12号`

describe('年度放假安排的录入', () => {
  test('逐行读出节日、调休和依据', () => {
    expect(readYear(TEXT)).toEqual({ year: {
      year: 2025, status: 'official', source: ['国办发明电〔2024〕12号'], makeup_workdays: ['2025-01-26', '2025-02-08'],
      holidays: [{ name: '元旦', from: '2025-01-01', until: '2025-01-01' }, { name: '春节', from: '2025-01-28', until: '2025-02-04' }],
    } })
  })
  test.each([
    [TEXT.replace('2025-01-28', '2025-02-30'), '第 3 行'],
    [TEXT.replace('2025-02-08', '2025-02-8'), '“2025-02-8”不是实有的日期'],
    [TEXT.replace('2025年', ''), '请在第一行写明年度'],
    [TEXT.replace(/依据.*/, ''), '请写明依据'],
    ['2025年\n依据 通知', '请逐行填写节日'],
    ['{"year": 2025', 'JSON'],
  ])('读不懂的说明在哪里、怎么写', (text, said) => {
    const read = readYear(text)
    expect('message' in read && read.message).toContain(said)
  })
})
