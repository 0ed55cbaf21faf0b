import { describe, expect, test } from 'vitest'
import { sample } from '../../../test/support/sample.ts'
import { rooms } from '../../domains/index.ts'
import type { Field, Fields } from '../field/field.ts'
import { registryOf } from '../matter/world.ts'
import { defineRoom } from '../room/room.ts'
import { openApi } from './openapi.ts'

type Node = { readonly [key: string]: unknown }
const METHODS = ['get', 'post', 'put', 'delete']

/** What a reader of the description trips over: references to nothing, two operations of one name, parameters that no path has. */
function defectsOf(document: Node): string[] {
  const defects: string[] = []
  const resolve = (pointer: string) => pointer.slice(2).split('/').reduce<unknown>((at, key) => (at as Node | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
  const walk = (node: unknown, at: string): void => {
    if (Array.isArray(node)) return node.forEach((one, index) => walk(one, `${at}/${index}`))
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && (typeof value !== 'string' || !value.startsWith('#/') || resolve(value) === undefined)) defects.push(`${at}: ${String(value)} leads nowhere`)
      walk(value, `${at}/${key}`)
    }
  }
  walk(document, '#')
  const operations = new Set<unknown>()
  for (const [path, item] of Object.entries(document['paths'] as { [path: string]: Node })) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    for (const method of METHODS.filter((one) => item[one])) {
      const operation = item[method] as Node
      if (operations.has(operation['operationId'])) defects.push(`two operations ${String(operation['operationId'])}`)
      operations.add(operation['operationId'])
      if (!operation['responses'] || !operation['operationId']) defects.push(`${method} ${path} lacks responses or a name`)
      const given = [...(item['parameters'] ?? []) as Node[], ...(operation['parameters'] ?? []) as Node[]].filter((one) => one['in'] === 'path').map((one) => one['name'])
      for (const name of named) if (!given.includes(name)) defects.push(`${method} ${path} does not describe {${name}}`)
      for (const name of given) if (!named.includes(name as string)) defects.push(`${method} ${path} describes ${String(name)}, which it has not`)
    }
    for (const key of Object.keys(item)) if (![...METHODS, 'parameters'].includes(key)) defects.push(`${path}: ${key} is no method`)
  }
  return defects
}

describe.each([['试验', [defineRoom({ id: 'sample', label: '试验', procedures: [sample] })]], ['全部业务', rooms]] as const)('接口说明(%s)', (_, of) => {
  const registry = registryOf(of)
  const document = openApi(registry)
  test('结构完整:引用都有着落,操作名不重复,路径参数齐备', () => {
    expect(document['openapi']).toBe('3.1.0')
    expect(defectsOf(document)).toEqual([])
    expect(() => JSON.stringify(document)).not.toThrow()
  })
  test('每一程序的字段、每一环节都在其中,带标签和依据', () => {
    const schemas = (document['components'] as { schemas: { [name: string]: Node } }).schemas
    for (const procedure of registry.procedures.values()) {
      const values = schemas[`${procedure.id}.values`] as unknown as { readonly properties: { [name: string]: { title: string } } }
      expect(Object.fromEntries(Object.entries(values.properties).map(([name, { title }]) => [name, title]))).toEqual(Object.fromEntries(Object.entries(procedure.fields as Fields).map(([name, field]: [string, Field]) => [name, field.label])))
      const paths = document['paths'] as { [path: string]: { post?: Node } }
      for (const [name, action] of Object.entries(procedure.actions as { [name: string]: { label: string; by: unknown; opens?: true; retired?: true } })) {
        const described = paths[`/api/${procedure.id}/{id}/actions/${name}`]?.post
        if (action.opens || action.by === 'law' || action.retired) expect(described).toBeUndefined()
        else { expect(described?.['summary']).toBe(action.label); expect((described!['x-basis'] as string[])[0]).toMatch(/^《/) }
      }
    }
  })
})

test('立案的内容:必填、子项、选项及其标签', () => {
  const document = openApi(registryOf([defineRoom({ id: 'sample', label: '试验', procedures: [sample] })]))
  const { schemas } = document['components'] as { schemas: { [name: string]: Node } }
  expect(schemas['sample.apply']).toMatchObject({
    title: '申请', required: ['action', 'org_id', 'input'],
    properties: {
      action: { const: 'apply' }, input: { required: ['received_on', 'subject'], properties: { received_on: { type: 'string', format: 'date', title: '收到日期' }, respondent: { format: 'uuid' } } },
      rows: { required: ['party'], properties: { party: { minItems: 1, items: { required: ['name'], properties: { id_number: { 'x-sensitive': 'identifier' } } } } } },
    },
  })
  expect(schemas['sample.values']).toMatchObject({ properties: { track: { type: ['string', 'null'], enum: ['slow', 'fast', null], 'x-labels': { slow: '普通', fast: '简易' } } } })
})

test('办理的内容不止字段:延长多久、关联哪件、收到的文书用哪份材料', () => {
  const document = openApi(registryOf([defineRoom({ id: 'sample', label: '试验', procedures: [sample] })]))
  const { schemas } = document['components'] as { schemas: { [name: string]: Node } }
  expect(schemas['sample.extend']).toMatchObject({ properties: { input: { additionalProperties: false, properties: { extension: { type: 'integer', title: '「审理期限」延长的长度' } } } } })
  expect(schemas['sample.apply']).toMatchObject({ properties: { link: { properties: { kind: { enum: ['follows'] } } } } })
  expect(schemas['sample.reply']).toMatchObject({ properties: { papers: { properties: { reply: { title: '答复书', format: 'uuid' } } } } })
})

test('登记名录也认请求编号', () => {
  const paths = openApi(registryOf(rooms))['paths'] as { [path: string]: { post?: { parameters?: unknown } } }
  for (const [path, { post }] of Object.entries(paths)) if (path.startsWith('/api/registers/') && post)
    expect(post.parameters, path).toEqual([{ $ref: '#/components/parameters/IdempotencyKey' }])
})
