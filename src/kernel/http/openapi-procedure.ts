import type { Fields } from '../field/field.ts'
import { citationText } from '../law/law.ts'
import { standardActions } from '../matter/standard-actions.ts'
import type { AnyAction, AnyProcedure, Manys } from '../procedure/procedure.ts'
import { answers, basisOf, body, file, filterParameters, idempotency, inPath, listOf, pageOf, parameter, ref, type Paths } from './openapi-parts.ts'
import { commandSchema, properties, uuid, valueSchema, type Schema } from './openapi-schema.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const upload = {
  required: true,
  content: { 'multipart/form-data': { schema: {
    type: 'object', required: ['file'],
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, kind: { enum: ['material', 'evidence', 'receipt'] } },
  } } },
}

/** The schemas of one procedure: its values, a row of its list, a matter with its children, a command for each action. */
export function procedureSchemas(procedure: AnyProcedure): { [name: string]: Schema } {
  const { id, label } = procedure
  const labels = Object.fromEntries(Object.entries(procedure.states as { [state: string]: { label: string } }).map(([state, one]) => [state, one.label]))
  const rows = Object.fromEntries(Object.entries((procedure.many ?? {}) as Manys).map(([child, many]) =>
    [child, { title: many.label, ...listOf({ type: 'object', properties: { id: uuid, ...properties(many.fields, undefined, valueSchema) } }) }]))
  return {
    [`${id}.values`]: { title: label, type: 'object', properties: properties(procedure.fields as Fields, undefined, valueSchema), 'x-basis': basisOf(procedure.basis) },
    [id]: { allOf: [ref('Record'), { type: 'object', properties: {
      ledger: { const: id }, state: { enum: Object.keys(procedure.states), 'x-labels': labels }, values: ref(`${id}.values`),
    } }] },
    [`${id}.matter`]: { allOf: [ref(id), ref('Matter'), { type: 'object', properties: { rows: { type: 'object', properties: rows } } }] },
    ...Object.fromEntries(takenBySomebody(procedure).map(([name, action]) => [`${id}.${name}`, commandSchema(procedure, name, action)])),
  }
}

const takenBySomebody = (procedure: AnyProcedure) =>
  (Object.entries(procedure.actions) as [string, AnyAction][]).filter(([, action]) => action.by !== 'law' && !action.retired)

/** The addresses of one procedure. */
export function procedurePaths(procedure: AnyProcedure): Paths {
  const { id, label } = procedure
  const at = `/api/${id}`
  const told = (summary: string, operation: string, responses: object) => ({ tags: [label], summary, operationId: `${id}.${operation}`, responses })
  const fields = procedure.fields as Fields
  const filters = filterParameters(fields)
  const search = { parameters: [...['Q', 'Sort', 'After', 'Limit'].map(parameter), ...filters] }
  const openings = takenBySomebody(procedure).filter(([, action]) => action.opens)
  const matter = { parameters: [inPath('id')] }
  const part = (name: string) => ({ parameters: [inPath('id'), inPath(name)] })
  const action = inPath('action', { type: 'string' })
  const performed = answers(ref('Performed'))
  const papers = { requestBody: body({ type: 'object' }) }
  return {
    [at]: {
      get: { ...told(`${label}案卷列表`, 'list', answers(pageOf(ref(id)))), ...search },
      ...(openings.length > 0 && { post: {
        ...told(`${label}立案`, 'open', performed), parameters: [idempotency], 'x-basis': openings.map(([, { basis }]) => citationText(basis)),
        requestBody: body({ oneOf: openings.map(([name]) => ref(`${id}.${name}`)) }),
      } }),
    },
    [`${at}/count`]: { get: { ...told(`${label}案卷件数（至多数到一千）`, 'count', answers(ref('Total'))), parameters: filters } },
    [`${at}/new`]: { get: told('可以立案的方式和单位', 'openings', answers(listOf(ref('Action')))) },
    [`${at}/new/papers/{action}`]: { parameters: [action], post: { ...told('立案将要制作的文书和算出的内容', 'papers_new', answers({ type: 'object' })), ...papers } },
    [`${at}/export.csv`]: { get: { ...told('导出为 CSV', 'export_csv', file('text/csv')), ...search } },
    [`${at}/export.xlsx`]: { get: { ...told('导出为电子表格', 'export_xlsx', file(`${OFFICE}.spreadsheetml.sheet`)), ...search } },
    [`${at}/{id}`]: { ...matter, get: told(`${label}案卷`, 'read', answers(ref(`${id}.matter`))) },
    [`${at}/{id}/journal`]: { ...matter, get: told('办理日志', 'journal', answers(listOf(ref('JournalEntry')))) },
    [`${at}/{id}/papers/{action}`]: { parameters: [inPath('id'), action], post: { ...told('将要制作的文书和算出的内容', 'papers', answers({ type: 'object' })), ...papers } },
    [`${at}/{id}/unmask`]: { ...matter, post: {
      ...told('查看一项被隐去的内容', 'unmask', answers({ type: 'object', properties: { value: { type: 'string' } } })), requestBody: body(ref('Unmask')),
    } },
    [`${at}/{id}/attachments`]: { ...matter, post: { ...told('添加材料', 'attach', performed), parameters: [idempotency], requestBody: upload } },
    [`${at}/{id}/attachments/{attachment}/file`]: { ...part('attachment'), get: told('下载材料', 'attachment', file('application/octet-stream')) },
    [`${at}/{id}/documents/{document}/file`]: { ...part('document'), get: told('下载文书', 'document', file(`${OFFICE}.wordprocessingml.document`)) },
    ...actionPaths(procedure),
  }
}

/** An address for each action: the procedure's own, and those that every procedure knows. Material is handed in as a file. */
function actionPaths(procedure: AnyProcedure): Paths {
  const { id, label } = procedure
  const path = (name: string, summary: string, schema: string, more: object = {}) => [`/api/${id}/{id}/actions/${name}`, { parameters: [inPath('id')], post: {
    tags: [label], summary, operationId: `${id}.do.${name}`, ...more, parameters: [idempotency], requestBody: body(ref(schema)), responses: answers(ref('Performed')),
  } }] as const
  const standard = Object.entries(standardActions).filter(([name]) => name !== 'attach')
  return Object.fromEntries([
    ...standard.map(([name, summary]) => path(name, summary, 'Act')),
    ...takenBySomebody(procedure).filter(([, action]) => !action.opens)
      .map(([name, action]) => path(name, action.label, `${id}.${name}`, { 'x-basis': [citationText(action.basis)] })),
  ])
}
