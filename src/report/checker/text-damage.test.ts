import { describe, expect, it } from 'vitest'
import { check } from './check.ts'

const notes = (text: string) => check(text).findings.filter(({ severity }) => severity === 'text' || severity === 'citation')

describe('damage of the text', () => {
  it.each<[string, RegExp, string | undefined]>([
    ['2023119日,召开会议。', /疑为日期/, '2023年1月19日或2023年11月9日'],
    ['2023年工作完成。\n2023228', /疑为日期/, '2023年2月28日'],
    ['回访企业1203余次。', /既精确到个位又用“余”/, '1203次，或1200余次'],
    ['推出36“一件事”事项。', /缺少量词/, '36个（项）“一件事'],
    ['按照统一登记”的要求办理。', /引号不成对，缺前半/, undefined],
    ['印发《实施方案的通知。', /书名号不成对，缺后半/, undefined],
    ['完善制度,,提高效率。', /标点“,,”重复/, undefined],
  ])('%s', (text, message, fits) => {
    expect(notes(text)).toHaveLength(1)
    expect(notes(text)[0]?.message).toMatch(message)
    expect(notes(text)[0]?.fits).toBe(fits)
  })

  it('round numbers with 余 and paired marks are sound', () => expect(notes('回访企业1700余次,落实“一件事”要求,印发《方案》。')).toEqual([]))
})

describe('citations', () => {
  it.each<[string, string]>([
    ['落实中共中央、国务院《法治政府建设实施纲要(2016—2020年)》。', '2015—2020年、2021—2025年'],
    ['依据《行政复议法》(2020年修订)办理。', '1999年、2009年、2017年、2023年'],
    ['贯彻《重大行政决策程序暂行条列》。', '《重大行政决策程序暂行条例》'],
  ])('%s', (text, fits) => expect(notes(text)).toMatchObject([{ severity: 'citation', fits }]))

  it.each([
    '落实《法治政府建设实施纲要(2021-2025年)》。', '印发《东湾区法治政府建设实施纲要(2016—2020年)》。', '我区制定《法治政府建设实施纲要(2022—2026年)》。', '依据《行政处罚法》(2021年修订)办理。',
    '依据《行政复议法》(2031年修订)办理。', '制定《重大行政决策程序实施条例》。', '执行《东湾市优化营商环境条例》。', '依据《中华人民共和国优化营商环境条例》。',
  ])('sound: %s', (text) => expect(notes(text)).toEqual([]))
})
