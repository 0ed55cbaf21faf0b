import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { flag, identifier, text } from '../field/field.ts'
import { decrypt, encrypt } from './encryption.ts'
import { openKeyRing } from './key-ring.ts'
import { isOrganisationName, masks } from './mask.ts'
import { maskRecord, maskValues, maySearchBy, sightOf } from './masking.ts'
import type { Role } from './role.ts'
import { systemCaller, type Caller } from './scope.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
const ring = openKeyRing(join(folder, 'keys.json'))
const unseal = (stored: string) => decrypt(ring, stored)
afterAll(() => rmSync(folder, { recursive: true }))

describe('掩码', () => {
  test.each([
    ['name', '张三', '张×'], ['name', '欧阳修', '欧阳×'], ['name', '欧阳', '欧×'], ['name', '张三、李四', '张×、李×'],
    ['name', '天津市某某餐饮有限公司', '天津市某某餐饮有限公司'], ['name', '张三饭店', '张三饭店'], ['name', '诸葛建行', '诸葛×'], ['name', '古丽', '古×'],
    ['name', '阿卜杜热西提·买买提', '阿×'], ['name', 'John Smith', 'J× S×'],
    ['phone', '13812345678', '138****5678'], ['phone', '022-28391234', '022-******34'],
    ['address', '天津市津南区咸水沽镇光明路1号', '天津市津南区××'], ['address', '内蒙古自治区呼和浩特市新城区某街5号', '内蒙古自治区呼和浩特市新城区××'],
    ['address', '河北省三河市燕郊镇某小区', '河北省三河市××'], ['address', '阳光小区3号楼', '×××'], ['address', '河北省大厂回族自治县夏垫镇', '河北省大厂回族自治县××'],
    ['identifier', '120112190001011234', '120***********1234'], ['identifier', 'E12345678', 'E******78'],
    ['account', '6222 0202 0000 1234', '************1234'],
  ] as const)('%s %s 显示为 %s', (kind, value, shown) => { expect(masks[kind](value)).toBe(shown) })

  test('拿不准的名称按自然人处理', () => {
    expect(isOrganisationName('王会')).toBe(false)
    expect(isOrganisationName('李建行')).toBe(false)
    expect(isOrganisationName('司马建社')).toBe(false)
    expect(isOrganisationName('津南区市场监督管理局')).toBe(true)
    expect(isOrganisationName('某某公司(分店)')).toBe(true)
  })
})

const UNIT = '00000000-0000-7000-8000-000000000001'
const OTHER = '00000000-0000-7000-8000-000000000002'
const holding = (role: Role, org_id = UNIT, covers: readonly string[] = [org_id]): Caller =>
  ({ account_id: OTHER, name: '某人', district: '120112', districts: ['120112'], orgs: covers, roles: [{ org_id, role, covers }], clearance: 0 })

const definition = {
  fields: { cause: text('案由'), contact: text('联系电话', { sensitive: 'phone' }), heard: flag('听证') },
  many: { party: { fields: { name: text('名称', { sensitive: 'name' }), number: identifier('证件号码') } } },
}
const record = {
  org_id: UNIT, title: '张三丰、张三 无照经营', values: { cause: '无照经营', contact: '13812345678', heard: false },
  rows: { party: [{ id: 'a', name: '张三', number: encrypt(ring, '120112190001011234'), number_key: 'hash' }, { id: 'b', name: '张三丰', number: null }] },
}

describe('谁看得见', () => {
  test('承办人看得见姓名和电话,证件号码要另行查看', () => {
    const seen = maskRecord(definition, record, holding('handler'), unseal)
    expect(seen.title).toBe(record.title)
    expect(seen.values['contact']).toBe('13812345678')
    expect(seen.rows['party']![0]).toEqual({ values: { id: 'a', name: '张三', number: '120***********1234' }, masked: ['number'] })
  })

  test('统计人员看见的人名、标题、电话、证件号码都经过遮盖,且不知道散列值', () => {
    const seen = maskRecord(definition, record, holding('statistician'), unseal)
    expect(seen.title).toBe('张×、张× 无照经营')
    expect(seen.masked).toEqual(['contact'])
    expect(seen.rows['party']!.map((row) => row.values['name'])).toEqual(['张×', '张×'])
    expect(JSON.stringify(seen)).not.toMatch(/张三|13812345678|190001|hash/)
  })

  test('别的单位的承办人身份在本案不算数,共享单位的算数', () => {
    expect(sightOf('name', record, holding('handler', OTHER))).toBe('masked')
    expect(sightOf('name', { ...record, shared_with: [OTHER] }, holding('handler', OTHER))).toBe('plain')
  })

  test('上级的监督人员凭其所辖范围,须说明理由才看得见', () => {
    expect(sightOf('identifier', record, holding('supervisor', OTHER, [OTHER, UNIT]))).toBe('on_request')
    expect(sightOf('identifier', record, holding('supervisor', OTHER))).toBe('masked')
  })

  test('三员看不见任何个人信息', () => {
    for (const role of ['administrator', 'security_officer', 'auditor'] as const)
      for (const kind of ['name', 'phone', 'address', 'identifier', 'account'] as const) expect(sightOf(kind, record, holding(role, UNIT))).toBe('masked')
  })

  test('看不见的不能用来查找和排序', () => {
    expect(maySearchBy(definition.fields.contact, holding('statistician'))).toBe(false)
    expect(maySearchBy(definition.fields.contact, holding('handler'))).toBe(true)
    expect(maySearchBy(definition.fields.cause, holding('statistician'))).toBe(true)
    expect(maySearchBy(definition.many.party.fields.number, holding('handler'))).toBe(true)
    expect(maySearchBy(definition.many.party.fields.number, holding('auditor'))).toBe(false)
  })

  test('程序本身看见原文;企业名称没有遮盖,也就不提供查看', () => {
    expect(maskValues(definition.many.party.fields, record.rows.party[0]!, record, systemCaller('120112'), unseal).values['number']).toBe('120112190001011234')
    expect(maskValues(definition.many.party.fields, { name: '天津某某有限公司' }, record, holding('statistician'), unseal).masked).toEqual([])
  })
})
