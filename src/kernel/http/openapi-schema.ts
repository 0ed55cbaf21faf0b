import { optionsOf, type Field, type Fields } from '../field/field.ts'
import type { AnyAction, AnyProcedure, Manys } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'

export type Schema = { readonly [keyword: string]: unknown }

export const uuid = { type: 'string', format: 'uuid' }
export const day = { type: 'string', format: 'date' }
const requiredOf = (fields: Fields) => Object.entries(fields).filter(([, { required }]) => required).map(([name]) => name)

/** The JSON form of a field: what its kind accepts, with its label. */
function fieldSchema(field: Field): Schema {
  const options = Object.entries(optionsOf(field))
  const closed = { enum: options.map(([code]) => code), 'x-labels': Object.fromEntries(options) }
  const kinds = {
    text: { type: 'string', maxLength: 500 }, long_text: { type: 'string', maxLength: 100_000 }, identifier: { type: 'string', maxLength: 64 },
    date: day, instant: { type: 'string', format: 'date-time' }, flag: { type: 'boolean' }, integer: { type: 'integer' },
    money: { type: 'string', pattern: '^-?(?:0|[1-9]\\d{0,15})(?:\\.\\d{1,2})?$' },
    choice: { type: 'string', ...closed }, choices: { type: 'array', items: { type: 'string', ...closed } },
    org: uuid, orgs: { type: 'array', items: uuid }, user: uuid, users: { type: 'array', items: uuid },
  } satisfies Record<Field['kind'], Schema>
  return { title: field.label, ...kinds[field.kind], ...(field.hint && { description: field.hint }), ...(field.sensitive && { 'x-sensitive': field.sensitive }) }
}

/** As `fieldSchema`, where the value may be absent. */
export function valueSchema(field: Field): Schema {
  const schema = fieldSchema(field)
  if (typeof schema['type'] !== 'string' || field.kind === 'flag' || schema['type'] === 'array') return schema
  return { ...schema, type: [schema['type'], 'null'], ...(Array.isArray(schema['enum']) && { enum: [...schema['enum'], null] }) }
}

/** The properties of an object that holds these fields. */
export const properties = (fields: Fields, names: readonly string[] = Object.keys(fields), of: (field: Field) => Schema = fieldSchema): Schema =>
  Object.fromEntries(names.flatMap((name) => fields[name] ? [[name, of(fields[name])]] : []))

const rowsSchema = (many: Manys, names: readonly string[], asked: readonly string[]): Schema => ({
  type: 'object', required: asked, additionalProperties: false,
  properties: Object.fromEntries(names.map((child) => [child, {
    title: many[child]!.label, type: 'array', ...(asked.includes(child) && { minItems: 1 }),
    items: { type: 'object', properties: { id: uuid, ...properties(many[child]!.fields) }, required: requiredOf(many[child]!.fields) },
  }])),
})

/** What an action is given: its fields, and for an extension how long. */
function inputSchema(procedure: AnyProcedure, action: AnyAction): Schema {
  const asked = list(action.asks) as readonly string[]
  return {
    type: 'object', additionalProperties: false,
    properties: {
      ...properties(procedure.fields as Fields, [...asked, ...list(action.offers) as readonly string[]]),
      ...(action.extends && { extension: { type: 'integer', minimum: 1, title: `「${procedure.deadlines[action.extends]!.label}」延长的长度` } }),
    },
    ...(asked.length > 0 && { required: asked }),
  }
}

/** What a command of one action holds, and by which article. */
export function commandSchema(procedure: AnyProcedure, name: string, action: AnyAction): Schema {
  const children = [...new Set([...list(action.asksRows), ...list(action.offersRows), ...Object.keys(action.revisesRows ?? {})])] as readonly string[]
  const kinds = [...list(action.asksLink), ...list(action.offersLinks)] as readonly string[]
  const papers = list(action.receives) as readonly string[]
  return {
    title: action.label, type: 'object',
    required: [...action.opens ? ['action', 'org_id', 'input'] : ['expected_version', 'input'], ...action.asksLink ? ['link'] : []],
    properties: {
      ...(action.opens ? { action: { const: name }, org_id: { ...uuid, title: '办理单位' } } : { expected_version: { type: 'integer', minimum: 1, title: '看到的版本' } }),
      input: inputSchema(procedure, action),
      ...(children.length > 0 && { rows: rowsSchema((procedure.many ?? {}) as Manys, children, list(action.asksRows) as readonly string[]) }),
      ...(kinds.length > 0 && { link: {
        title: '关联的案卷', type: 'object', required: ['kind', 'ledger', 'id'], properties: { kind: { enum: kinds }, ledger: { type: 'string' }, id: uuid },
      } }),
      ...(papers.length > 0 && { papers: {
        title: '收到的文书：已经添加的材料', type: 'object', additionalProperties: false,
        properties: Object.fromEntries(papers.map((document) => [document, { ...uuid, title: procedure.documents[document]!.label }])),
      } }),
      on: { ...day, title: '办理日期' }, reason: { type: 'string', title: '说明' },
    },
  }
}
