import type { Fields } from '../field/field.ts'
import { citationText, type Citation } from '../law/law.ts'
import { day, uuid, type Schema } from './openapi-schema.ts'

export type Paths = { [path: string]: { [method: string]: unknown } }

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const parameter = (name: string): Schema => ({ $ref: `#/components/parameters/${name}` })
export const idempotency = parameter('IdempotencyKey')
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const pageOf = (items: Schema): Schema => ({ type: 'object', required: ['items', 'next'], properties: { items: listOf(items), next: { type: ['string', 'null'] } } })
export const basisOf = (citations: readonly Citation[]) => citations.map(citationText)

const json = (schema: Schema) => ({ 'application/json': { schema } })
const problem = { $ref: '#/components/responses/Problem' }
export const answers = (schema: Schema) => ({ 200: { description: '成功', content: json(schema) }, default: problem })
export const file = (type: string) => ({ 200: { description: '文件', content: { [type]: {} } }, default: problem })
export const body = (schema: Schema) => ({ required: true, content: json(schema) })
export const inPath = (name: string, schema: Schema = uuid) => ({ name, in: 'path', required: true, schema })

/** The filters of a list by the kinds of its fields. */
export const filterParameters = (fields: Fields) => Object.entries(fields).flatMap(([name, field]) => {
  const query = (of: string, schema: Schema) => ({ name: of, in: 'query', required: false, description: field.label, schema })
  const range = (schema: Schema) => [query(`${name}_from`, schema), query(`${name}_until`, schema)]
  if (field.kind === 'date' || field.kind === 'instant') return range(day)
  if (field.kind === 'integer' || field.kind === 'money') return range({ type: 'number' })
  const listed = ['choice', 'choices', 'org', 'orgs', 'user', 'users', 'flag', 'identifier'].includes(field.kind)
  return listed ? [query(name, { type: 'string', description: '多个值以逗号分隔' })] : []
})
