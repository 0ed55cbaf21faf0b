import { describe, expect, test } from 'vitest'
import * as f from '../field/field.ts'
import { law } from '../law/law.ts'
import { since } from '../law/dated.ts'
import { days } from '../law/term.ts'
import { defineProcedure, many } from '../procedure/procedure.ts'
import { templateDocx } from './compose.ts'
import { ambiguousLabels, documentData, knownFields, type DocumentSource } from './document-data.ts'
import { renderDocx, type DocumentRow } from './render.ts'
import { checkTemplate, tagsUsed } from './template.ts'

const 试行法 = law('试行法', ['2024-01-01'])
const procedure = defineProcedure({
  id: 'trial', label: '试行程序', basis: [试行法.whole], series: '试', governedBy: 'received_on',
  fields: {
    received_on: f.required(f.date('收到日期')), subject: f.required(f.text('案由')), opinion: f.longText('意见'), fine: f.money('罚款金额'), copies: f.integer('份数'),
    heard: f.flag('已听证'), hearing_at: f.instant('听证时间'), outcome: f.choice('处理结果', { upheld: '维持', revoked: '撤销' }),
    grounds: f.choices('理由', { facts: '事实不清', law: '适用法律错误' }), respondent: f.org('被申请人'), reviewer: f.user('审核人'), officers: f.users('执法人员'),
  },
  many: { party: many('当事人', { name: f.required(f.text('姓名')), address: f.text('住址'), id_number: f.identifier('证件号码'), role: f.choice('身份', { owner: '经营者' }) }, 'name') },
  title: () => '案', list: ['subject'], sections: { 全部: ['received_on', 'subject', 'opinion', 'fine', 'copies', 'heard', 'hearing_at', 'outcome', 'grounds', 'respondent', 'reviewer', 'officers'] },
  states: { open: { label: '办理' }, closed: { label: '办结', final: true } }, opensIn: 'open',
  documents: {
    notice: { label: '受理通知书', template: 'notice', series: '试受', serve: [{ each: 'party' }, { org: 'respondent' }] },
    record: { label: '听证笔录', template: 'record' }, application: { label: '申请书', received: true },
  },
  deadlines: { trial: { label: '审理期限', from: { entering: 'open' }, until: { entering: 'closed' }, term: since({ '2024-01-01': days(60, 试行法.art(1)) }) } },
  actions: {
    apply: { label: '申请', basis: 试行法.art(2), by: 'clerk', opens: true, asks: ['received_on', 'subject'], receives: 'application', issues: ['notice', 'record'] },
    close: { label: '办结', basis: 试行法.art(3), by: 'handler', from: 'open', to: 'closed' },
  },
})

const source: DocumentSource = {
  values: {
    received_on: '2025-03-01', subject: '罚款', opinion: '同意。\n请办理。', fine: '12345.60', copies: 2, heard: true, hearing_at: '2025-03-20T01:05:00Z',
    outcome: 'revoked', grounds: ['facts', 'law'], respondent: 'o1', reviewer: 'u1', officers: ['u1', 'u2'],
  },
  rows: { party: [{ name: '张三', address: null, id_number: '11010519491231002X', role: 'owner' }, { name: '李四', address: '某路1号', id_number: null, role: null }] },
  org: '津南区人民政府', district: '津南区', dated_on: '2025-03-11', matter_number: '津南试〔2025〕1号', number: '津南试受〔2025〕7号', handlers: ['王某', '赵某'],
  documents: { application: { number: '来文1号', dated_on: '2025-02-28', served_on: null } }, clocks: { trial: '2025-05-06' },
  orgName: (id) => ({ o1: '区市场监管局' })[id] ?? '', userName: (id) => ({ u1: '甲', u2: '乙' })[id] ?? '',
}
const bare: DocumentSource = { ...source, values: { heard: false, grounds: [], officers: [] }, rows: {}, matter_number: null, number: null, handlers: [], documents: {}, clocks: {} }

describe('文书数据', () => {
  const data = documentData(procedure, 'notice', source)
  test.each([
    ['案号', '津南试〔2025〕1号'], ['文号', '津南试受〔2025〕7号'], ['机关', '津南区人民政府'], ['区划', '津南区'], ['今日', '2025年3月11日'], ['今日.汉字', '二〇二五年三月十一日'],
    ['承办人', '王某、赵某'], ['送达对象', '张三、李四、区市场监管局'], ['收到日期', '2025年3月1日'], ['收到日期.汉字', '二〇二五年三月一日'], ['罚款金额', '12,345.60'],
    ['罚款金额.大写', '人民币壹万贰仟叁佰肆拾伍元陆角'], ['份数', '2'], ['已听证', true], ['听证时间', '2025年3月20日9时05分'], ['处理结果', '撤销'], ['处理结果=撤销', true], ['处理结果=维持', false],
    ['理由', '事实不清、适用法律错误'], ['被申请人', '区市场监管局'], ['审核人', '甲'], ['执法人员', '甲、乙'], ['期限:审理期限', '2025年5月6日'],
    ['文书:申请书.文号', '来文1号'], ['文书:申请书.日期', '2025年2月28日'], ['文书:申请书.送达日期', null], ['文书:听证笔录.日期', null],
  ])('%s', (tag, value) => expect(data[tag]).toBe(value))
  test('子项按行给出，空白的选填项为空', () => {
    const [first, second] = data['当事人'] as readonly DocumentRow[]
    expect(first).toMatchObject({ 序号: '1', '.': '张三', 姓名: '张三', 住址: '', 证件号码: '11010519491231002X', 身份: '经营者', '身份=经营者': true })
    expect(second).toMatchObject({ 序号: '2', 住址: '某路1号', 证件号码: '', 身份: '', '身份=经营者': false })
  })
  test('必填项、文号、承办人尚无内容的不能印出，选填项印为空白', () => {
    expect(documentData(procedure, 'notice', bare)).toMatchObject({ 案由: null, 收到日期: null, '收到日期.汉字': null, 文号: null, 承办人: null, 送达对象: null, '期限:审理期限': null, 意见: '', 罚款金额: '', '罚款金额.大写': '', 处理结果: '', 理由: '', 被申请人: '', 听证时间: '', 当事人: [] })
  })
  test('数据可以原样存为 JSON', () => expect(JSON.parse(JSON.stringify(data))).toEqual(data))
})

describe('可用字段', () => {
  const known = knownFields(procedure, 'notice')
  test('与实际数据一一对应', () => {
    const data = documentData(procedure, 'notice', source)
    expect(new Set(Object.keys(data))).toEqual(known.tags)
    expect(new Set(Object.keys((data['当事人'] as readonly DocumentRow[])[0]!))).toEqual(known.rows.get('当事人'))
  })
  test('只取模板用到的字段，成文与取全部字段相同', () => {
    const template = templateDocx('# 受理通知书\n@文号\n@主送 {当事人}\n{#当事人}\n{姓名}于{收到日期}申请\n{/当事人}\n{#处理结果=撤销}撤销{/处理结果=撤销}')
    const picked = documentData(procedure, 'notice', source, tagsUsed(template))
    expect(Object.keys(picked).sort()).toEqual(['处理结果=撤销', '当事人', '收到日期', '文号'].sort())
    expect(renderDocx(template, picked).equals(renderDocx(template, documentData(procedure, 'notice', source)))).toBe(true)
  })
  test('没有文号序列的文书，模板不能要求文号', () => {
    expect(checkTemplate(templateDocx('# 听证笔录\n@文号'), knownFields(procedure, 'record'))).toEqual([{ field: '文号', message: '没有名为「文号」的字段，请核对字段名称' }])
  })
  test('从定义到成文', () => {
    const template = templateDocx('# 受理通知书\n@文号\n@主送 {送达对象}\n你（单位）不服{被申请人}{案由}一案，本机关已于{收到日期}收到。\n{#当事人}\n{姓名}{#住址}，住{住址}{/住址}\n{/当事人}\n{意见}\n@落款 {机关} {今日.汉字}')
    expect(checkTemplate(template, known)).toEqual([])
    expect(renderDocx(template, documentData(procedure, 'notice', source)).length).toBeGreaterThan(3000)
    expect(() => renderDocx(template, documentData(procedure, 'notice', bare))).toThrow('「文号」「送达对象」「案由」「收到日期」')
  })
})

test('重名或者不能写进模板的标签', () => {
  expect(ambiguousLabels(procedure)).toEqual([])
  expect(ambiguousLabels({ ...procedure, fields: { ...procedure.fields, other: f.text('当事人'), odd: f.text('#号'), braced: f.text('金额{元}') } })).toEqual(['#号', '金额{元}', '当事人'])
})
