import type { Field, Fields } from '../field/field.ts'
import { travels } from '../exchange/record.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'
import { answers, body, listOf, ref, type Paths } from './openapi-parts.ts'
import { day, properties, valueSchema, type Schema } from './openapi-schema.ts'

const text = { type: 'string' }
/** Units travel by name, not by an id of this house. */
const UNIT = '机构的全称、简称或者统一社会信用代码'
const schemaOf = (field: Field): Schema => field.kind === 'org' ? { title: field.label, type: ['string', 'null'], description: UNIT }
  : field.kind === 'orgs' ? { title: field.label, type: 'array', items: { ...text, description: UNIT } } : valueSchema(field)
const travelling = (fields: Fields) => Object.keys(fields).filter((name) => travels(fields[name]!))

/** What another system pushes of one ledger, and what it is answered. */
export function exchangeSchemas(procedure: AnyProcedure): { [name: string]: Schema } {
  const fields = procedure.fields as Fields
  const rows = Object.fromEntries(Object.entries((procedure.many ?? {}) as Manys).map(([child, many]) =>
    [child, { title: many.label, ...listOf({ type: 'object', additionalProperties: false, properties: properties(many.fields, travelling(many.fields), schemaOf) }) }]))
  return { [`exchange.${procedure.id}`]: {
    title: `${procedure.label}（报送）`, type: 'object', additionalProperties: false, required: ['source_ref', 'state', 'opened_on', 'values'],
    properties: {
      source_ref: { ...text, maxLength: 200, description: '本条记录在报送系统中的编号；以后凭它更新' }, number: { type: ['string', 'null'] },
      unit: { type: 'object', properties: { name: text, credit_code: text }, description: '负责的单位；不写的为密钥所属单位' },
      state: { enum: Object.keys(procedure.states) }, opened_on: day, closed_on: { ...day, type: ['string', 'null'] },
      values: { type: 'object', additionalProperties: false, properties: properties(fields, travelling(fields), schemaOf) }, rows: { type: 'object', properties: rows },
    },
  } }
}

export const exchangePaths = ({ id, label }: AnyProcedure): Paths => {
  const key = { security: [{ key: [] }] }
  const results = { type: 'object', properties: { results: listOf({ type: 'object', required: ['source_ref', 'outcome'], properties: { source_ref: text, outcome: { enum: ['accepted', 'revised', 'unchanged', 'refused'] }, id: text, problems: listOf({ type: 'object', properties: { field: text, message: text } }) } }) } }
  const items = { type: 'object', properties: { items: listOf({ type: 'object', properties: { source_ref: text, id: text, return_id: text, number: text, reasons: listOf({ type: 'object', properties: { of: text, why: text } }), returned_on: day, by: text } }) } }
  return {
    [`/api/exchange/${id}`]: { post: { ...key, tags: [label], summary: `报送${label}`, operationId: `${id}.push`, requestBody: body({ type: 'object', required: ['records'], properties: { records: { type: 'array', minItems: 1, maxItems: 2_000, items: ref(`exchange.${id}`) } } }), responses: answers(results) } },
    [`/api/exchange/${id}/returned`]: { get: { ...key, tags: [label], summary: `退回重录的${label}`, operationId: `${id}.returned`, responses: answers(items) } },
  }
}
