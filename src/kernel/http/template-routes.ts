import { createHash } from 'node:crypto'
import '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { LEADING_KINDS } from '../access/role.ts'
import { withScope, type Caller } from '../access/scope.ts'
import { knownFields } from '../document/document-data.ts'
import { checkTemplate, unusable } from '../document/template.ts'
import { templateInForce } from '../document/file.ts'
import { Fault, notFound } from '../fault.ts'
import type { DirectoryUnit } from '../matter/read/reading.ts'
import type { DocumentDef } from '../procedure/procedure.ts'
import type { TemplateView } from './admin-contract.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const LARGEST = 5 * 1024 * 1024

interface Which { readonly ledger: string; readonly document: string }

/** Who answers for the wording of a whole district's papers: its administrator, and heads in its government and justice bureau. */
const isKeeper = (caller: Caller, units: ReadonlyMap<string, DirectoryUnit>): boolean =>
  caller.roles.some(({ role, org_id }) => role === 'administrator' || (role === 'office_head' && LEADING_KINDS.includes(units.get(org_id)?.kind ?? '')))

/**
 * Templates of a district's papers: what is in force, to download and edit, and the edited one to put in its place.
 * Versions are only ever added, with who and when; a paper keeps the data of its day and the template then in force.
 */
export function templateRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const issued = (procedure: { readonly documents: object }) => (Object.entries(procedure.documents) as [string, DocumentDef][]).filter(([, document]) => document.template !== undefined)

  const find = ({ ledger, document }: Which) => {
    const procedure = serving.registry.procedures.get(ledger)
    const definition = procedure && Object.hasOwn(procedure.documents, document) ? procedure.documents[document] as DocumentDef : undefined
    if (!procedure || !definition?.template) throw notFound('这份文书的模板')
    return { procedure, definition, template: definition.template }
  }

  app.get('/templates', async (request): Promise<TemplateView[]> => {
    const { caller } = await who.of(request)
    const { rows } = await withScope(serving.pool, caller, (tx) => tx.query<{ ledger: string; document: string; added_at: Date; added_by: string | null }>(
      'select distinct on (ledger, document) ledger, document, added_at, added_by from template_version where district = $1 order by ledger, document, added_at desc', [caller.district]))
    const { people, units } = await serving.directory(caller.district)
    const may_upload = isKeeper(caller, units)
    return [...serving.registry.procedures.values()].flatMap((procedure) => issued(procedure).map(([document, { label }]) => {
      const own = rows.find((row) => row.ledger === procedure.id && row.document === document)
      return { ledger: procedure.id, ledger_label: procedure.label, document, label, uploaded_at: own?.added_at.toISOString() ?? null, uploaded_by: own?.added_by ? people.get(own.added_by) ?? '' : null, may_upload }
    }))
  })

  app.get<{ Params: Which }>('/templates/:ledger/:document/file', async (request, reply) => {
    const { caller } = await who.of(request)
    const { procedure, definition, template } = find(request.params)
    const docx = await withScope(serving.pool, caller, (tx) => templateInForce(tx, caller.district, serving.registry.roomOf(procedure.id).id, procedure.id, request.params.document, template))
    return reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${definition.label}(模板).docx`)}`).header('x-content-type-options', 'nosniff').type(DOCX).send(docx)
  })

  app.post<{ Params: Which }>('/templates/:ledger/:document', async (request) => {
    const { caller } = await who.of(request)
    if (!isKeeper(caller, (await serving.directory(caller.district)).units)) throw new Fault('forbidden', '文书模板全区通用，由本级政府、司法行政部门的机构负责人和系统管理员上传')
    const { procedure } = find(request.params)
    const file = await request.file({ limits: { fileSize: LARGEST, files: 1 } })
    if (!file) throw new Fault('invalid', '请选择要上传的模板文件(.docx)')
    const bytes = await file.toBuffer().catch(() => { throw new Fault('too_large', '模板文件不得超过 5 MB') })
    const problems = checkTemplate(bytes, knownFields(procedure, request.params.document))
    if (problems.length > 0) throw unusable(problems)
    const hash = createHash('sha256').update(bytes).digest('hex')
    await withScope(serving.pool, caller, (tx) => tx.query(
      'insert into template_version (district, ledger, document, hash, bytes, source, added_by) values ($1, $2, $3, $4, $5, $6, $7)',
      [caller.district, procedure.id, request.params.document, hash, bytes, file.filename.slice(0, 200), caller.account_id]))
    serving.forget()
    return { hash }
  })
}
