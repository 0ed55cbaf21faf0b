import { optionsOf, type Field, type Fields } from '../field/field.ts'
import { citationText, type Citation } from '../law/law.ts'
import type { Registry } from '../matter/world.ts'
import type { AnyAction, AnyProcedure, Manys } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'
import { standardActions } from '../matter/standard-actions.ts'
import type { AnyRegister } from '../register/register.ts'
import { shared } from './openapi-shared.ts'

export type Schema = { readonly [keyword: string]: unknown }
type Paths = { [path: string]: { [method: string]: unknown } }

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Schema) => ({ 'application/json': { schema } })
const answers = (schema: Schema, description = '成功') => ({ 200: { description, content: json(schema) }, default: { $ref: '#/components/responses/Problem' } })
const basisOf = (citations: readonly Citation[]) => citations.map(citationText)

/** The JSON form of a field: what its kind accepts, with its label. */
export function fieldSchema(field: Field): Schema {
  const options = Object.entries(optionsOf(field))
  const closed = { enum: options.map(([code]) => code), 'x-labels': Object.fromEntries(options) }
  const kinds = {
    text: { type: 'string', maxLength: 500 }, long_text: { type: 'string', maxLength: 100_000 }, identifier: { type: 'string', maxLength: 64 },
    date: { type: 'string', format: 'date' }, instant: { type: 'string', format: 'date-time' }, flag: { type: 'boolean' }, integer: { type: 'integer' },
    money: { type: 'string', pattern: '^-?(?:0|[1-9]\\d{0,15})(?:\\.\\d{1,2})?$' }, choice: { type: 'string', ...closed }, choices: { type: 'array', items: { type: 'string', ...closed } },
    org: { type: 'string', format: 'uuid' }, user: { type: 'string', format: 'uuid' }, users: { type: 'array', items: { type: 'string', format: 'uuid' } },
  } satisfies Record<Field['kind'], Schema>
  return { title: field.label, ...kinds[field.kind], ...(field.hint && { description: field.hint }), ...(field.sensitive && { 'x-sensitive': field.sensitive }) }
}

/** As `fieldSchema`, where the value may be absent. */
function valueSchema(field: Field): Schema {
  const schema = fieldSchema(field)
  if (typeof schema['type'] !== 'string' || field.kind === 'flag' || schema['type'] === 'array') return schema
  return { ...schema, type: [schema['type'], 'null'], ...(Array.isArray(schema['enum']) && { enum: [...schema['enum'], null] }) }
}

const properties = (fields: Fields, names: readonly string[] = Object.keys(fields), of: (field: Field) => Schema = fieldSchema): Schema =>
  Object.fromEntries(names.flatMap((name) => fields[name] ? [[name, of(fields[name])]] : []))

const rowsSchema = (many: Manys, names: readonly string[], asked: readonly string[]): Schema => ({
  type: 'object', required: asked, additionalProperties: false,
  properties: Object.fromEntries(names.map((child) => [child, {
    title: many[child]!.label, type: 'array', ...(asked.includes(child) && { minItems: 1 }),
    items: { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, ...properties(many[child]!.fields) }, required: Object.entries(many[child]!.fields).filter(([, field]) => field.required).map(([name]) => name) },
  }])),
})

/** What a command of one action holds, and by which article. */
function commandSchema(procedure: AnyProcedure, action: AnyAction): Schema {
  const fields = procedure.fields as Fields
  const many = (procedure.many ?? {}) as Manys
  const asked = list(action.asks) as readonly string[]
  const children = [...new Set([...list(action.asksRows), ...list(action.offersRows), ...Object.keys(action.revisesRows ?? {})])] as readonly string[]
  const input = { type: 'object', additionalProperties: false, properties: properties(fields, [...asked, ...list(action.offers) as readonly string[]]), ...(asked.length > 0 && { required: asked }) }
  return {
    title: action.label, type: 'object', required: action.opens ? ['action', 'org_id', 'input'] : ['expected_version', 'input'],
    properties: {
      ...(action.opens ? { action: { const: undefined }, org_id: { type: 'string', format: 'uuid', title: '办理单位' } } : { expected_version: { type: 'integer', minimum: 1, title: '看到的版本' } }),
      input, ...(children.length > 0 && { rows: rowsSchema(many, children, list(action.asksRows) as readonly string[]) }),
      on: { type: 'string', format: 'date', title: '办理日期' }, reason: { type: 'string', title: '说明' },
    },
  }
}

const idempotency = { $ref: '#/components/parameters/IdempotencyKey' }
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

const filterParameters = (fields: Fields) => Object.entries(fields).flatMap(([name, field]) => {
  const query = (parameter: string, schema: Schema) => ({ name: parameter, in: 'query', required: false, description: field.label, schema })
  if (field.kind === 'date' || field.kind === 'instant') return [query(`${name}_from`, { type: 'string', format: 'date' }), query(`${name}_until`, { type: 'string', format: 'date' })]
  if (field.kind === 'integer' || field.kind === 'money') return [query(`${name}_from`, { type: 'number' }), query(`${name}_until`, { type: 'number' })]
  return ['choice', 'choices', 'org', 'user', 'users', 'flag', 'identifier'].includes(field.kind) ? [query(name, { type: 'string', description: '多个值以逗号分隔' })] : []
})

function procedurePaths(procedure: AnyProcedure, schemas: { [name: string]: Schema }): Paths {
  const { id, label } = procedure
  const fields = procedure.fields as Fields
  const tags = [label]
  const actions = Object.entries(procedure.actions) as [string, AnyAction][]
  const openings = actions.filter(([, action]) => action.opens && !action.retired)
  schemas[`${id}.values`] = { title: label, type: 'object', properties: properties(fields, undefined, valueSchema), 'x-basis': basisOf(procedure.basis) }
  schemas[id] = { allOf: [ref('Record'), { type: 'object', properties: { ledger: { const: id }, state: { enum: Object.keys(procedure.states), 'x-labels': Object.fromEntries(Object.entries(procedure.states as { [s: string]: { label: string } }).map(([s, d]) => [s, d.label])) }, values: ref(`${id}.values`) } }] }
  schemas[`${id}.matter`] = { allOf: [ref(id), ref('Matter'), { type: 'object', properties: { rows: {
    type: 'object', properties: Object.fromEntries(Object.entries((procedure.many ?? {}) as Manys).map(([child, many]) => [child, { title: many.label, type: 'array', items: { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, ...properties(many.fields, undefined, valueSchema) } } }])),
  } } }] }
  for (const [name, action] of openings) schemas[`${id}.${name}`] = opening(name, commandSchema(procedure, action))
  const parameters = [{ $ref: '#/components/parameters/Q' }, { $ref: '#/components/parameters/Sort' }, { $ref: '#/components/parameters/After' }, { $ref: '#/components/parameters/Limit' }, ...filterParameters(fields)]
  const at = `/api/${id}`
  const file = (type: string) => ({ 200: { description: '文件', content: { [type]: {} } }, default: { $ref: '#/components/responses/Problem' } })
  const paths: Paths = {
    [at]: {
      get: { tags, summary: `${label}案卷列表`, operationId: `${id}.list`, parameters, responses: answers({ type: 'object', required: ['items', 'next'], properties: { items: { type: 'array', items: ref(id) }, next: { type: ['string', 'null'] } } }) },
      ...(openings.length > 0 && { post: { tags, summary: `${label}立案`, operationId: `${id}.open`, parameters: [idempotency], 'x-basis': openings.map(([, action]) => citationText(action.basis)),
        requestBody: { required: true, content: json({ oneOf: openings.map(([name]) => ref(`${id}.${name}`)) }) }, responses: answers(ref('Performed')) } }),
    },
    [`${at}/count`]: { get: { tags, summary: `${label}案卷件数(至多数到一千)`, operationId: `${id}.count`, parameters: filterParameters(fields), responses: answers(ref('Total')) } },
    [`${at}/new`]: { get: { tags, summary: '可以立案的方式和单位', operationId: `${id}.openings`, responses: answers({ type: 'array', items: ref('Action') }) } },
    [`${at}/export.csv`]: { get: { tags, summary: '导出为 CSV', operationId: `${id}.export_csv`, parameters, responses: file('text/csv') } },
    [`${at}/export.xlsx`]: { get: { tags, summary: '导出为电子表格', operationId: `${id}.export_xlsx`, parameters, responses: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') } },
    [`${at}/{id}`]: { parameters: [idParameter], get: { tags, summary: `${label}案卷`, operationId: `${id}.read`, responses: answers(ref(`${id}.matter`)) } } as Paths[string],
    [`${at}/{id}/journal`]: { parameters: [idParameter], get: { tags, summary: '办理日志', operationId: `${id}.journal`, responses: answers({ type: 'array', items: ref('JournalEntry') }) } } as Paths[string],
    [`${at}/{id}/papers/{action}`]: { parameters: [idParameter, { ...idParameter, name: 'action', schema: { type: 'string' } }], post: { tags, summary: '将要制作的文书', operationId: `${id}.papers`, requestBody: { required: true, content: json({ type: 'object' }) }, responses: answers({ type: 'array', items: { type: 'object' } }) } } as Paths[string],
    [`${at}/new/papers/{action}`]: { parameters: [{ ...idParameter, name: 'action', schema: { type: 'string' } }], post: { tags, summary: '立案将要制作的文书', operationId: `${id}.papers_new`, requestBody: { required: true, content: json({ type: 'object' }) }, responses: answers({ type: 'array', items: { type: 'object' } }) } } as Paths[string],
    [`${at}/{id}/unmask`]: { parameters: [idParameter], post: { tags, summary: '查看一项被隐去的内容', operationId: `${id}.unmask`, requestBody: { required: true, content: json(ref('Unmask')) }, responses: answers({ type: 'object', properties: { value: { type: 'string' } } }) } } as Paths[string],
    [`${at}/{id}/attachments`]: { parameters: [idParameter], post: { tags, summary: '添加材料', operationId: `${id}.attach`, parameters: [idempotency],
      requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, kind: { enum: ['material', 'evidence', 'receipt'] } } } } } }, responses: answers(ref('Performed')) } } as Paths[string],
    [`${at}/{id}/attachments/{attachment}/file`]: { parameters: [idParameter, { ...idParameter, name: 'attachment' }], get: { tags, summary: '下载材料', operationId: `${id}.attachment`, responses: file('application/octet-stream') } } as Paths[string],
    [`${at}/{id}/documents/{document}/file`]: { parameters: [idParameter, { ...idParameter, name: 'document' }], get: { tags, summary: '下载文书', operationId: `${id}.document`, responses: file('application/vnd.openxmlformats-officedocument.wordprocessingml.document') } } as Paths[string],
  }
  for (const [name, action] of actions.filter(([, one]) => !one.opens && one.by !== 'law' && !one.retired)) {
    schemas[`${id}.${name}`] = commandSchema(procedure, action)
    paths[`${at}/{id}/actions/${name}`] = { parameters: [idParameter], post: { tags, summary: action.label, operationId: `${id}.${name}`, 'x-basis': [citationText(action.basis)], parameters: [idempotency], requestBody: { required: true, content: json(ref(`${id}.${name}`)) }, responses: answers(ref('Performed')) } } as unknown as Paths[string]
  }
  // Material is handed in as a file, above.
  for (const [name, summary] of Object.entries(standardActions).filter(([name]) => name !== 'attach'))
    paths[`${at}/{id}/actions/${name}`] ??= { parameters: [idParameter], post: { tags, summary, operationId: `${id}.${name}`, parameters: [idempotency], requestBody: { required: true, content: json(ref('Act')) }, responses: answers(ref('Performed')) } } as unknown as Paths[string]
  return paths
}

/** The command of one opening: it names its action. */
const opening = (name: string, schema: Schema): Schema => ({ ...schema, properties: { ...schema['properties'] as object, action: { const: name } } })

function registerPaths(register: AnyRegister, schemas: { [name: string]: Schema }): Paths {
  const { id, label } = register
  const fields = register.fields as Fields
  const tags = [label]
  const required = Object.entries(fields).filter(([, field]) => field.required).map(([name]) => name)
  schemas[`${id}.entry`] = { allOf: [ref('Entry'), { type: 'object', properties: { values: { title: label, type: 'object', properties: properties(fields, undefined, valueSchema), 'x-basis': basisOf(register.basis) } } }] }
  const command = (more: Schema, needed: readonly string[], inputRequired: readonly string[] = []): Schema => ({
    type: 'object', required: needed, properties: { ...more, from: { type: 'string', format: 'date', title: '生效日期' }, ...(needed.includes('input') && { input: { type: 'object', additionalProperties: false, properties: properties(fields), ...(inputRequired.length > 0 && { required: inputRequired }) } }) },
  })
  const seen = { expected_version: { type: 'integer' }, reason: { type: 'string', title: '理由' } }
  const at = `/api/registers/${id}`
  const write = (operation: string, summary: string, schema: Schema) => ({ tags, summary, operationId: `${id}.${operation}`, requestBody: { required: true, content: json(schema) }, responses: answers(ref('Kept')) })
  return {
    [at]: {
      get: { tags, summary: `${label}名录`, operationId: `${id}.list`, parameters: [{ $ref: '#/components/parameters/Q' }, { $ref: '#/components/parameters/After' }, { name: 'on', in: 'query', schema: { type: 'string', format: 'date' }, description: '在这一天有效' }, ...filterParameters(fields)], responses: answers({ type: 'object', required: ['items', 'next'], properties: { items: { type: 'array', items: ref(`${id}.entry`) }, next: { type: ['string', 'null'] } } }) },
      post: write('enter', `登记${label}`, command({ org_id: { type: 'string', format: 'uuid' } }, ['org_id', 'from', 'input'], required)),
    },
    [`${at}/{id}`]: { parameters: [idParameter], get: { tags, summary: `${label}的沿革`, operationId: `${id}.read`, responses: answers({ type: 'object', properties: { intervals: { type: 'array', items: ref(`${id}.entry`) }, journal: { type: 'array', items: { type: 'object' } } } }) } } as unknown as Paths[string],
    [`${at}/{id}/revise`]: { parameters: [idParameter], post: write('revise', `变更${label}`, command(seen, ['expected_version', 'from', 'input'])) } as unknown as Paths[string],
    [`${at}/{id}/end`]: { parameters: [idParameter], post: write('end', `终止${label}`, command(seen, ['expected_version', 'from', 'reason'])) } as unknown as Paths[string],
  }
}

/** The interface in OpenAPI 3.1, from the definitions: real schemas of every ledger, so that other systems can push and pull. */
export function openApi(registry: Registry): Schema {
  const schemas: { [name: string]: Schema } = { ...shared.schemas }
  const paths: Paths = { ...shared.paths }
  for (const procedure of registry.procedures.values()) Object.assign(paths, procedurePaths(procedure, schemas))
  for (const register of registry.registers.values()) Object.assign(paths, registerPaths(register, schemas))
  return {
    openapi: '3.1.0',
    info: { title: '准绳 接口', version: '1', description: '法治政府建设业务办理系统。字段、环节和期限由程序定义生成,`x-basis` 为依据的条款。', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...registry.procedures.values(), ...registry.registers.values()].map(({ label, basis }) => ({ name: label, description: basisOf(basis).join('、') })),
    security: [{ session: [] }],
    paths,
    components: { ...shared.components, schemas },
  }
}
