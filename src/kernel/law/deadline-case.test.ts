import { expect, test } from 'vitest'
import { nationalCalendar } from './calendar.ts'
import { answerCase, type DeadlineCase } from './deadline-case.ts'

const month = { id: '例', type: 'period', unit: 'month', n: 3, inputs: { start: '2025-01-01' } }
const late = { id: '例', type: 'late', inputs: { start: '2025-01-01', fine: 100, paid: '2025-02-01' } }
const withInputs = (given: object, inputs: object) => ({ ...given, inputs: { ...(given as { inputs: object }).inputs, ...inputs } })
const answer = (given: unknown) => answerCase(given as DeadlineCase, nationalCalendar)

test.each([
  [{ ...month, type: 'perod' }, '算例种类（type） "perod" 无法识别'],
  [{ ...month, unit: 'week' }, '期限单位（unit） "week" 无法识别'],
  [{ ...month, unit: undefined }, '缺少期限单位（unit）'],
  [{ ...month, n: '3' }, '期限长度（n）应当写成不带引号的数字'],
  [{ ...month, n: undefined }, '缺少期限长度（n）'],
  [{ ...month, direction: 'sideways' }, '计算方向（direction） "sideways" 无法识别'],
  [{ ...month, rollover: 'no' }, '是否顺延（rollover）应为 true 或者 false'],
  [{ ...month, inputs: undefined }, '缺少已知条件（inputs）'],
  [withInputs(month, { start: 20250101 }), '起算日（start）应当写成带引号的文字'],
  [withInputs(month, { start: null }), '缺少起算日（start）'],
  [withInputs(month, { start: '2025-01-01T25:00' }), '不是有效时刻'],
  [withInputs(month, { extensions: { n: 1, unit: 'month' } }), '延长（extensions）应当是列表'],
  [withInputs(month, { excluded: [{ from: '2025-01-02', until: '2025-01-05' }] }), '缺少扣除时间的起日（after）'],
  [withInputs(month, { excluded: [{ after: '2025-01-12', through: '2025-01-05' }] }), '早于起日'],
  [withInputs({ ...month, direction: 'backward' }, { extensions: [{ n: 1, unit: 'month' }] }), '不适用延长'],
  [{ ...month, unit: 'calendar_day', n: 1e9, rollover: false }, '超出9999年'],
  [{ ...month, unit: 'year', n: 9000, rollover: false }, '超出9999年'],
  [withInputs({ ...month, unit: 'hour', n: 1e12 }, { start: '2025-01-01T09:00' }), '超出9999年'],
  [withInputs(late, { fine: '一万' }), '不是有效金额'],
  [withInputs(late, { paid: null }), '缺少缴纳日（paid）'],
  [{ id: '例', type: 'annual', law: '某法', article: '第一条', title: '2024', inputs: {} }, '未收录《某法》第一条'],
  [{ id: '例', type: 'annual', law: '政府信息公开条例', article: '第四十九条 第一款', title: '年度报告', inputs: {} }, '缺少标题（title）中四位数的报告年度'],
  ['文字', '每件算例应当写在花括号内'],
])('算例有误的，指出是哪一项、应当怎样写：%j', (given, message) => {
  expect(answer(given)).toEqual({ ...(typeof given === 'object' && { id: '例' }), error: expect.stringContaining(message), steps: [] })
})

test('可以省略的项目：种类、方向、顺延、延长、扣除', () => {
  expect(answer({ id: '例', unit: 'month', n: 1, inputs: { start: '2025-01-01', extensions: null, excluded: null } })).toMatchObject({ nominal: '2025-02-01', expected: '2025-02-05' })
})
