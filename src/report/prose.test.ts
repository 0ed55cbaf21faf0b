import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rooms } from '../domains/index.ts'
import { changeText, figureText } from './figure-text.ts'
import { reportKinds } from './kinds.ts'
import { adopted, markText, runsOf, type Mark } from './marks.ts'
import { sectionsOf } from './sections.ts'
import { drafted, indicatorsOf, templateText } from './template.ts'

const org = '00000000-0000-7000-8000-000000000001'
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constant('figure' as const), indicator: fc.constantFrom('penalty_cases', 'a1'), form: fc.constantFrom('value' as const, 'last' as const, 'change' as const), org: fc.constantFrom(null, org) }),
  fc.record({ kind: fc.constant('fact' as const), code: fc.constantFrom('study', 'abc-1') }))

describe('数据的标记', () => {
  test('正文拆成文字和标记,合起来一字不差', () => fc.assert(fc.property(fc.array(fc.oneof(fc.string(), mark)), (parts) => {
    const body = parts.map((part) => typeof part === 'string' ? part : markText(part)).join('')
    expect(runsOf(body).map((run) => typeof run === 'string' ? run : markText(run)).join('')).toBe(body)
  })))
  test('每个标记读回来是它自己', () => fc.assert(fc.property(mark, (one) => { expect(runsOf(markText(one))).toEqual([{ ...one }]) })))
  test('采用别人的段落,数据写明是谁的,填报的数据加前缀;已写明单位的不变', () => {
    expect(adopted('处罚{{penalty_cases}},上年{{penalty_cases:last}},学法{{fact:study}}', org, 'x-')).toBe(`处罚{{penalty_cases@${org}}},上年{{penalty_cases:last@${org}}},学法{{fact:x-study}}`)
    const own = `{{penalty_cases@${org}}}`
    expect(adopted(own, '00000000-0000-7000-8000-000000000002', '')).toBe(own)
  })
})

describe('数据的写法', () => {
  test.each([[1086, '件', '1086件'], [28.05, '%', '28.05%'], [100, '%', '100%'], [1_326_000, '元', '132.6万元'], [9_500, '元', '9500元'], [0, '件', '0件'], [null, '%', '（无可计算的数据）']])('%s %s 写作 %s', (value, unit, text) => expect(figureText(value, unit)).toBe(text))
  test.each([
    [120, 100, '件', '比上年增长20%'], [80, 100, '件', '比上年下降20%'], [100, 100, '件', '与上年持平'], [3, 1, '份', '比上年增加2份'], [0, 3, '份', '比上年减少3份'],
    [28.05, 25, '%', '比上年提高3.05个百分点'], [5, null, '件', '（上年无可比数据）'], [5, 0, '件', '比上年增加5件'],
  ])('%s 与上年 %s(%s):%s', (value, last, unit, text) => expect(changeText(value, last, unit)).toBe(text))
})

describe('模板', () => {
  const known = new Set(rooms.flatMap((room) => room.indicators ?? []).map(({ id }) => id))
  const nothing = { positive: () => false, comparable: () => false }
  const everything = { positive: () => true, comparable: () => true }
  const annual = reportKinds['annual_report']!
  const words = { 年度: '2024', 下年: '2025', 本期: '2024年9月', 上期: '上月' }
  test.each([...['government', 'department'].map((name) => ['annual_report', name]), ...['week', 'month', 'quarter'].map((name) => ['supervision_bulletin', name])])('%s %s:只用登记在册的指标,各部分俱全,条件都写得完整', (ledger, name) => {
    const kind = reportKinds[ledger!]!
    const template = templateText(name!)
    expect(indicatorsOf(template).filter((id) => !known.has(id))).toEqual([])
    for (const holds of [nothing, everything]) {
      const blocks = drafted(kind, template, holds, words)
      expect([...new Set(blocks.map(({ chapter }) => chapter))]).toEqual(Object.keys(kind.chapters).filter((chapter) => name !== 'week' || chapter !== 'ranking'))
      for (const { body } of blocks) expect(body).not.toMatch(/\[\[|\]\]|【|】|，。|，，|；。|。。/)
    }
    // With nothing on record no figure is left to print a nought that means «nobody asked».
    expect(drafted(kind, template, nothing, {}).filter(({ kind: form, body }) => form === 'prose' && body!.includes('{{'))).toEqual([])
  })
  test('条件可以取反、并列、嵌套;一个字不剩的段落不出现', () => {
    const some = { positive: (id: string) => id === 'a', comparable: (id: string) => id === 'a' }
    expect(drafted(annual, '== measures\n[[a|有{{a}}[[a:last|，{{a:change}}]][[b|，又{{b}}]]。]][[!b|没有乙。]]\n[[b|全无]]\n[[a&!b|都对]]', some, {}).map(({ body }) => body)).toEqual(['有{{a}}，{{a:change}}。没有乙。', '都对'])
  })
  test('写错的部分、图表说明是哪一行', () => {
    expect(() => drafted(annual, '== nothing', nothing, {})).toThrow('nothing')
    expect(() => drafted(annual, '文字', nothing, {})).toThrow('部分')
    expect(() => drafted(annual, '== measures\n%% pie a | 图', nothing, {})).toThrow('图表')
  })
})

test('小标题按位置编号,下面没有内容的小标题和部分不印,起草时都看得见', () => {
  const block = (id: string, kind: 'heading' | 'prose' | 'prompt', chapter: 'measures' | 'others', ordinal: number) => ({ id, kind, chapter, ordinal, body: id, chart: null, indicators: null, source: null, dropped: false })
  const content = { ledger: 'annual_report', span: '2024', blocks: [block('甲', 'heading', 'measures', 1), block('提示', 'prompt', 'measures', 2), block('乙', 'heading', 'measures', 3), block('文', 'prose', 'measures', 4), block('别', 'prompt', 'others', 1)] }
  expect(sectionsOf(content).map(({ heading, blocks }) => [heading, blocks.map(({ number, body }) => number + body)])).toEqual([['一、2024年推进法治政府建设的主要举措和成效', ['（一）乙', '文']]])
  expect(sectionsOf(content, { all: true }).map(({ blocks }) => blocks.length)).toEqual([4, 0, 0, 0, 1])
})
