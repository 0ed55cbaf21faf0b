import { expect, test } from 'vitest'
import { annualDates } from './annual-dates.ts'
import { nationalCalendar as calendar } from './calendar.ts'
import type { DeadlineRequest } from './count.ts'
import { annualDeadline } from './annual-deadline.ts'
import { deadlineOf, mayActFrom, type SettledDeadline } from './deadline.ts'
import { law, type IsoDate } from './law.ts'
import { days, hours, months, workingDays, years, type Extent, type Term } from './term.ts'
import { daysOfTerm } from './term-days.ts'

const 复议法 = law('行政复议法', ['2024-01-01'])
const 处罚法 = law('行政处罚法', ['2021-07-15'])
const 强制法 = law('行政强制法', ['2012-01-01'])
const 诉讼法 = law('行政诉讼法', ['2017-07-01'])
const 许可法 = law('行政许可法', ['2019-04-23'])
const 赔偿法 = law('国家赔偿法', ['2013-01-01'])
const 公开条例 = law('政府信息公开条例', ['2019-05-15'])
const 决策条例 = law('重大行政决策程序暂行条例', ['2019-09-01'])

const of = (start: DeadlineRequest['start'], term: Term, more: Partial<DeadlineRequest> = {}) => deadlineOf({ start, term, calendar, ...more })
const ends = (start: DeadlineRequest['start'], term: Term, more: Partial<DeadlineRequest> = {}) => of(start, term, more).expected
const 延长 = (length: number, unit: Extent['unit'] = 'calendar_day'): Extent[] => [{ length, unit }]

test('五日内审查（行政复议法第三十条）：工作日，当日不计入，跳过劳动节', () => {
  const found = of('2026-04-29', workingDays(5, 复议法.art(30, 1)))
  expect(found).toMatchObject({ nominal: '2026-05-09', expected: '2026-05-09' })
  expect(found.steps).toEqual([
    '2026-04-29 当日不计入，自次日起算', '跳过 2026-05-01 至 05-05 劳动节', '调休上班 2026-05-09，计入', '第5个工作日为 2026-05-09',
  ])
})

test('事由发生在休息日的，自次日起数工作日', () => {
  expect(ends('2024-02-10', workingDays(1, 复议法.art(30, 1)))).toBe('2024-02-18')
  expect(ends('2025-06-14', workingDays(5, 处罚法.art(64, undefined, 1)))).toBe('2025-06-20')
})

test('六十日内作出复议决定（第六十二条）：最后一日为法定休假日的，顺延至休假结束的次日', () => {
  const found = of('2024-12-03', days(60, 复议法.art(62, 1)))
  expect(found).toMatchObject({ nominal: '2025-02-01', expected: '2025-02-05' })
  expect(found.steps.at(-1)).toBe('2025-02-01 为春节休息日，顺延至休息日结束后的第一个工作日 2025-02-05')
})

test('最后一日是调休上班的周末，当日届满', () => {
  expect(ends('2025-09-13', days(15, 处罚法.art(67, 3)))).toBe('2025-09-28')
})

test('法律未作规定而参照顺延的（行政处罚法第六十条），写明顺延的依据和应当办结的日期', () => {
  const found = of('2025-03-10', days(90, 处罚法.art(60), { end_day: 'by_analogy' }))
  expect(found).toMatchObject({ nominal: '2025-06-08', expected: '2025-06-09' })
  expect(found.steps.at(-1)).toBe('2025-06-08 为周末休息日，本法未作规定，参照《民法典》第二百零三条顺延至 2025-06-09；宜不迟于 2025-06-08 办结')
})

test('查封、扣押的期限不得超过三十日（行政强制法第二十五条），不因节假日顺延', () => {
  expect(of('2026-01-20', days(30, 强制法.art(25, 1), { end_day: 'no_roll' }))).toMatchObject({ nominal: '2026-02-19', expected: '2026-02-19' })
})

test('延长与原期限合并，自同一日连续计算，不从顺延后的日期接着算', () => {
  expect(of('2025-08-04', days(60, 复议法.art(62, 1)), { extensions: 延长(30) })).toMatchObject({ nominal: '2025-11-02', expected: '2025-11-03' })
  // 六十日届满于 2025-10-03，若从顺延后的 10-09 接着算就会晚到 11-08
})

test('期限以月计、两次延长各一个月的，对应日仍从起算日算起', () => {
  expect(ends('2025-01-31', months(1, 赔偿法.art(13, 1)), { extensions: [...延长(1, 'month'), ...延长(1, 'month')] })).toBe('2025-04-30')
  expect(ends('2025-01-31', months(1, 赔偿法.art(13, 1)), { extensions: 延长(1, 'month') })).toBe('2025-03-31')
})

test('延长的单位与原期限不同的，先满原期限，再接续延长', () => {
  // 一个月至 2025-02-28，再十五日至 2025-03-15（星期六）
  expect(of('2025-01-31', months(1, 赔偿法.art(13, 1)), { extensions: 延长(15) })).toMatchObject({ nominal: '2025-03-15', expected: '2025-03-17' })
  // 二十日至 2025-02-09（星期日），再五个工作日
  expect(of('2025-01-20', days(20, 处罚法.art(60)), { extensions: 延长(5, 'working_day') })).toMatchObject({ nominal: '2025-02-14', expected: '2025-02-14' })
})

test('两个月内作出赔偿决定（国家赔偿法第十三条）：没有对应日的，月末日届满', () => {
  expect(ends('2023-12-31', months(2, 赔偿法.art(13, 1)))).toBe('2024-02-29')
  expect(ends('2025-06-15', months(2, 赔偿法.art(13, 1)))).toBe('2025-08-15')
})

test('六个月内起诉（行政诉讼法第四十六条）：跨年，逢周末顺延', () => {
  expect(of('2025-07-24', months(6, 诉讼法.art(46, 1)))).toMatchObject({ nominal: '2026-01-24', expected: '2026-01-26' })
})

test('二年未被发现的不再给予行政处罚（第三十六条）：闰日起算，不顺延', () => {
  const bar = years(2, 处罚法.art(36, 1), { end_day: 'no_roll' })
  expect(ends('2024-02-29', bar)).toBe('2026-02-28')
  expect(ends('2022-02-28', bar)).toBe('2024-02-28')
})

test('二十年的最长期限不顺延，不需要日历', () => {
  expect(of('2024-02-29', years(20, 复议法.art(21), { end_day: 'no_roll' }))).toMatchObject({ expected: '2044-02-29' })
})

test('二十四小时内报告（行政强制法第十九条）：自时刻起算，跨日跨年，休息日不扣除', () => {
  expect(ends('2025-12-31T17:45', hours(24, 强制法.art(19)))).toBe('2026-01-01T17:45')
  expect(ends('2024-02-28T00:00', hours(48, 强制法.art(19)))).toBe('2024-03-01T00:00')
  expect(() => of('2025-12-31', hours(24, 强制法.art(19)))).toThrow('应当写明起算时刻')
})

test('以小时计的期限扣除时间按分钟计', () => {
  const excluded = [{ from: '2025-03-03T10:15', until: '2025-03-03T11:45', reason: '交通中断' }] as const
  expect(ends('2025-03-03T08:00', hours(24, 强制法.art(19)), { excluded })).toBe('2025-03-04T09:30')
})

test('扣除时间首日仍计入，次日起至终了日不计入；重叠的只扣一次，期满以后的不扣', () => {
  const term = days(60, 复议法.art(62, 1))
  expect(of('2024-06-17', term, { excluded: [{ from: '2024-07-05', until: '2024-08-20' }] }).nominal).toBe('2024-10-01')
  const twice = [{ from: '2024-08-01', until: '2024-08-20' }, { from: '2024-07-05', until: '2024-08-10' }] as const
  expect(of('2024-06-17', term, { excluded: twice }).nominal).toBe('2024-10-01')
  expect(of('2024-06-17', term, { excluded: [{ from: '2024-08-16', until: '2024-09-16' }] }).nominal).toBe('2024-08-16')
  expect(of('2024-06-17', term, { excluded: [{ from: '2024-08-15', until: '2024-09-14' }] }).nominal).toBe('2024-09-15')
})

test('顺着第一段扣除后移的期限，再遇第二段扣除时一并扣除', () => {
  const excluded = [{ from: '2025-06-05', until: '2025-06-15' }, { from: '2025-06-20', until: '2025-06-25' }] as const
  expect(of('2025-06-01', days(12, 复议法.art(62, 1)), { excluded }).nominal).toBe('2025-06-28')
})

test('许可的听证、检验、鉴定时间不计入（行政许可法第四十五条），扣除的是其间的工作日', () => {
  const found = of('2026-03-02', workingDays(20, 许可法.art(42, 1)), { excluded: [{ from: '2026-03-10', until: '2026-04-08', reason: '专家评审' }] })
  expect(found.expected).toBe('2026-04-28')
  expect(found.steps).toContain('扣除 2026-03-11 至 04-08（专家评审），共20个工作日')
})

test('补正以后重新起算（政府信息公开条例第三十条），此前的计算和扣除不再作数', () => {
  const found = of('2025-05-06', workingDays(20, 公开条例.art(33, 2)), { restart: '2025-05-20', excluded: [{ from: '2025-05-08', until: '2025-05-19' }] })
  expect(found.expected).toBe('2025-06-18')
  expect(found.steps[0]).toBe('2025-05-20 重新起算，此前自 2025-05-06 起的计算作废')
})

test('举行听证的七日前通知（行政处罚法第六十四条）：自听证日向前倒推，当日不计入', () => {
  expect(of('2026-03-03', workingDays(7, 处罚法.art(64, undefined, 2)), { direction: 'backward' })).toMatchObject({ expected: '2026-02-14' })
  expect(ends('2024-10-07', workingDays(1, 处罚法.art(64, undefined, 2)), { direction: 'backward' })).toBe('2024-09-30')
})

test('有效期届满三十日前申请延续（行政许可法第五十条）：倒推日逢休息日的，应在其前的工作日办理', () => {
  const found = of('2026-10-31', days(30, 许可法.art(50, 1), { end_day: 'by_analogy' }), { direction: 'backward' })
  expect(found).toMatchObject({ nominal: '2026-10-01', expected: '2026-10-01', practical: '2026-09-30' })
  expect(ends('2024-03-31', months(1, 许可法.art(50, 1)), { direction: 'backward' })).toBe('2024-02-29')
})

test('倒推至日历未公布的年度：自然日的结果照给，应在哪个工作日办理存疑；工作日的不作推算', () => {
  const found = of('2028-02-10', days(30, 许可法.art(50, 1)), { direction: 'backward' })
  expect(found).toMatchObject({ expected: '2028-01-11' })
  expect(found.steps.at(-1)).toContain('2028年放假安排尚未录入')
  expect(of('2028-02-10', workingDays(7, 许可法.art(48, 1, 1)), { direction: 'backward' })).toMatchObject({ unpublished: 2028 })
})

test('倒推的期限没有延长、扣除和重新起算', () => {
  const term = days(30, 许可法.art(50, 1))
  expect(() => of('2026-10-31', term, { direction: 'backward', extensions: 延长(5) })).toThrow(RangeError)
})

test('催告满十日方可申请法院强制执行（行政强制法第五十四条）：自届满次日起', () => {
  const found = of('2025-01-20', workingDays(10, 强制法.art(54))) as SettledDeadline
  expect([found.expected, mayActFrom(found)]).toEqual(['2025-02-08', '2025-02-09'])
})

test('公开征求意见不少于三十日（重大行政决策程序暂行条例第十五条）：最短期间不顺延', () => {
  expect(ends('2026-01-20', days(30, 决策条例.art(15, 1), { end_day: 'no_roll' }))).toBe('2026-02-19')
})

test('日历未公布的，不推算工作日，只给出不依赖日历的日期', () => {
  expect(of('2027-12-20', workingDays(20, 许可法.art(42, 1)))).toMatchObject({ unpublished: 2028 })
  const sixty = of('2027-12-17', days(60, 复议法.art(62, 1)))
  expect(sixty).toMatchObject({ unpublished: 2028, nominal: '2028-02-15' })
  expect(sixty.expected).toBeUndefined()
  expect(sixty.steps.at(-1)).toContain('2028年放假安排尚未录入')
})

test('日历只是暂定的，结果标明待通知公布后重新计算', () => {
  const found = of('2026-12-20', workingDays(20, 许可法.art(42, 1)))
  expect(found.provisional).toBe(2027)
  expect(found.steps.at(-1)).toContain('2027年放假安排尚未公布')
  expect(of('2026-12-01', workingDays(20, 许可法.art(42, 1))).provisional).toBeUndefined()
})

test('3月1日之前报告（督察工作规定第二十三条）：二月最后一日，闰年为29日；固定日期不顺延', () => {
  expect(annualDeadline(annualDates.law_based_government_report, 2024, calendar).expected).toBe('2024-02-29')
  const found = annualDeadline(annualDates.law_based_government_report, 2027, calendar)
  expect(found).toMatchObject({ expected: '2027-02-28', practical: '2027-02-26', provisional: 2027 })
  expect(annualDeadline(annualDates.law_based_government_report, 2026, calendar)).not.toHaveProperty('practical')
  expect(annualDeadline(annualDates.law_based_government_report_published, 2025, calendar).expected).toBe('2025-03-31')
  expect(annualDeadline(annualDates.disclosure_report_of_department, 2026, calendar).practical).toBe('2026-01-30')
  expect(annualDeadline(annualDates.disclosure_report_of_department, 2032, calendar)).toMatchObject({ expected: '2032-01-31' })
})

test.each([0, -5, 1.5, Number.NaN])('期限长度 %d 被拒绝', (length) => {
  expect(() => of('2025-01-01', days(length, 处罚法.art(60)))).toThrow('期限长度应为正整数')
})

test('不成立的扣除时间和日期被拒绝', () => {
  expect(() => of('2025-01-01', days(5, 处罚法.art(60)), { excluded: [{ from: '2025-02-02', until: '2025-02-01' }] })).toThrow('早于起日')
  expect(() => of('2025-02-29', days(5, 处罚法.art(60)))).toThrow('不是有效日期')
  expect(() => of('2025-02-28T10:00', hours(24, 强制法.art(19)), { extensions: 延长(1) })).toThrow('不能与以日、月、年计算的期限合并')
})

test('日历条：工作日、调休上班、休息日、扣除日逐日列出', () => {
  const request: DeadlineRequest = { start: '2025-09-25', term: workingDays(4, 复议法.art(30, 1)), calendar, excluded: [{ from: '2025-09-26', until: '2025-09-28' }] }
  const strip = daysOfTerm(request, deadlineOf(request))
  expect(strip.map(({ day, kind }) => `${day.slice(5)} ${kind}`)).toEqual([
    '09-26 work', '09-27 excluded', '09-28 excluded', '09-29 work', '09-30 work',
    '10-01 rest', '10-02 rest', '10-03 rest', '10-04 rest', '10-05 rest', '10-06 rest', '10-07 rest', '10-08 rest', '10-09 work',
  ])
  expect(strip.find(({ day }) => day === '2025-10-04')?.holiday).toBe('国庆节、中秋节')
})

test('日历条：倒推的从最后一日列到事件日的前一日，日历未公布的列到公布为止', () => {
  const notice: DeadlineRequest = { start: '2025-02-11', term: workingDays(2, 复议法.art(51, 1)), calendar, direction: 'backward' }
  expect(daysOfTerm(notice, deadlineOf(notice)).map(({ kind }) => kind)).toEqual(['makeup', 'rest', 'work'])
  const beyond: DeadlineRequest = { start: '2027-12-28', term: workingDays(20, 许可法.art(42, 1)), calendar }
  expect(daysOfTerm(beyond, deadlineOf(beyond)).map(({ day }) => day)).toEqual(['2027-12-29', '2027-12-30', '2027-12-31'] satisfies IsoDate[])
})
