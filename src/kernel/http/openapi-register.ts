import type { Fields } from '../field/field.ts'
import type { AnyRegister } from '../register/register.ts'
import { answers, basisOf, body, filterParameters, idempotency, inPath, listOf, pageOf, parameter, ref, type Paths } from './openapi-parts.ts'
import { day, properties, uuid, valueSchema, type Schema } from './openapi-schema.ts'

/** The schema of one register's entries. */
export const registerSchemas = ({ id, label, basis, fields }: AnyRegister): { [name: string]: Schema } => ({
  [`${id}.entry`]: { allOf: [ref('Entry'), { type: 'object', properties: {
    values: { title: label, type: 'object', properties: properties(fields as Fields, undefined, valueSchema), 'x-basis': basisOf(basis) },
  } }] },
})

/** The addresses of one register. */
export function registerPaths(register: AnyRegister): Paths {
  const { id, label } = register
  const at = `/api/registers/${id}`
  const fields = register.fields as Fields
  const required = Object.entries(fields).filter(([, field]) => field.required).map(([name]) => name)
  const input = (needed: readonly string[]): Schema =>
    ({ type: 'object', additionalProperties: false, properties: properties(fields), ...(needed.length > 0 && { required: needed }) })
  const told = (summary: string, operation: string, schema: Schema) => ({ tags: [label], summary, operationId: `${id}.${operation}`, responses: answers(schema) })
  const write = (summary: string, operation: string, needed: readonly string[], more: Schema) => ({
    ...told(summary, operation, ref('Kept')), parameters: [idempotency],
    requestBody: body({ type: 'object', required: needed, properties: { ...more, from: { ...day, title: '生效日期' } } }),
  })
  const seen = { expected_version: { type: 'integer' }, reason: { type: 'string', title: '理由' } }
  const on = { name: 'on', in: 'query', schema: day, description: '在这一天有效' }
  const history = { type: 'object', properties: { intervals: listOf(ref(`${id}.entry`)), journal: listOf({ type: 'object' }) } }
  const entry = { parameters: [inPath('id')] }
  return {
    [at]: {
      get: { ...told(`${label}名录`, 'list', pageOf(ref(`${id}.entry`))), parameters: [parameter('Q'), parameter('After'), on, ...filterParameters(fields)] },
      post: write(`登记${label}`, 'enter', ['org_id', 'from', 'input'], { org_id: uuid, input: input(required) }),
    },
    [`${at}/{id}`]: { ...entry, get: told(`${label}的沿革`, 'read', history) },
    [`${at}/{id}/revise`]: { ...entry, post: write(`变更${label}`, 'revise', ['expected_version', 'from', 'input'], { ...seen, input: input([]) }) },
    [`${at}/{id}/end`]: { ...entry, post: write(`终止${label}`, 'end', ['expected_version', 'from', 'reason'], seen) },
  }
}
