import type { FastifyInstance, FastifyRequest } from 'fastify'
import { withScope, rolesIn, type Caller, type Tx } from '../access/scope.ts'
import { Fault, invalid } from '../fault.ts'
import { acceptFile, previewOf } from '../import/accept.ts'
import { cancelJob, continueJob, findJob, importOf, importersOf, listJobs, problemCounts, readProblems, startJob, type ImportJob } from '../import/job.ts'
import { mappingProblems, type Mapping } from '../import/mapping.ts'
import { mappingIn } from '../import/mapping-in.ts'
import { importRunner } from '../import/runner.ts'
import { savedMappings, saveMapping } from '../import/saved.ts'
import { bodyOf, textIn } from './body.ts'
import { download, nameOf } from './file-routes.ts'
import type { ImportBrief, ImportChoice, ImportView, MappingChoice, ProblemPage } from './import-contract.ts'
import { idOf } from './ledger-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'
import { csvStream, xlsxStream, type Table } from './table-file.ts'

interface One { readonly id: string }
const PAGE = 100

/** Files of past records: offered, tried, imported. The server that has these routes also runs the imports. */
export function importRoutes(app: FastifyInstance, serving: Serving, who: SignedIn, log: (line: string) => void): void {
  const runner = importRunner(serving, (error) => log(`${new Date().toISOString()} import\n${error instanceof Error ? error.stack : String(error)}`))
  app.addHook('onClose', () => runner.stop())
  const inScope = <T>(caller: Caller, fn: (tx: Tx) => Promise<T>) => withScope(serving.pool, caller, fn)
  const briefOf = async (caller: Caller, job: ImportJob): Promise<ImportBrief> => {
    const { units, people } = await serving.directory(caller.district)
    const { id, ledger, org_id, name, state, dry, total, done, imported, refused, flagged, noted, problem } = job
    return {
      id, ledger, org_id, org_name: units.get(org_id)?.name ?? '', name, state, dry, total, done, imported, refused, flagged, noted, problem,
      made_by: people.get(job.made_by ?? '') ?? '系统', made_at: job.made_at.toISOString(),
    }
  }
  const viewOf = async (caller: Caller, job: ImportJob): Promise<ImportView> => {
    const [brief, preview, findings] = await Promise.all([briefOf(caller, job), previewOf(serving, job), inScope(caller, (tx) => problemCounts(tx, job))])
    return {
      ...brief, mapping: job.mapping, headers: preview.headers, header_line: preview.line, rows: preview.rows, findings,
      mapping_problems: mappingProblems(importOf(serving, job.ledger), job.mapping, preview.headers),
    }
  }

  app.get('/imports/choices', async (request): Promise<ImportChoice[]> => {
    const { caller } = await who.of(request)
    const organisations = await serving.organisations(caller.district)
    const held = [...organisations.values()].map(({ id, name }) => ({ id, name, roles: rolesIn(caller, id) })).filter(({ roles }) => roles.length > 0)
    return [...serving.registry.procedures.values(), ...[...serving.registry.registers.values()].filter(({ retired }) => !retired)].map(({ id, label }) => {
      const importers = importersOf(serving, id)
      return { ledger: id, label, orgs: held.filter(({ roles }) => roles.some((role) => importers.includes(role))).map(({ id: org, name }) => ({ id: org, name })) }
    }).filter(({ orgs }) => orgs.length > 0)
  })
  app.get('/imports', async (request): Promise<ImportBrief[]> => {
    const { caller } = await who.of(request)
    return Promise.all((await inScope(caller, (tx) => listJobs(tx, caller.district))).map((job) => briefOf(caller, job)))
  })
  app.post<{ Querystring: { readonly ledger?: string; readonly org_id?: string } }>('/imports', async (request) => {
    const { caller } = await who.of(request)
    const part = await request.file({ limits: { files: 1, fields: 5, fileSize: Number.MAX_SAFE_INTEGER } })
    if (!part) throw invalid([{ field: 'file', message: '请选择要导入的文件' }])
    return viewOf(caller, await acceptFile(serving, caller, { ledger: request.query.ledger ?? '', org_id: request.query.org_id ?? '', name: nameOf(part.filename), content: part.file }))
  })
  app.get<{ Params: One }>('/imports/:id', async (request) => {
    const { caller } = await who.of(request)
    return viewOf(caller, await jobOf(caller, request))
  })
  app.post<{ Params: One }>('/imports/:id/run', async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const job = await jobOf(caller, request)
    const mapping = mappingIn(body['mapping'])
    const wrong = mappingProblems(importOf(serving, job.ledger), mapping, (await previewOf(serving, job)).headers)
    if (wrong.length > 0) throw invalid(wrong.map((message) => ({ field: 'mapping', message })))
    if (typeof body['dry'] !== 'boolean') throw new Fault('invalid', '请指明是试导入还是正式导入')
    const dry = body['dry']
    return begun(caller, await inScope(caller, (tx) => startJob(tx, serving, caller, job.id, { mapping, dry })))
  })
  app.post<{ Params: One }>('/imports/:id/continue', async (request) => {
    const { caller } = await who.of(request)
    return begun(caller, await inScope(caller, (tx) => continueJob(tx, serving, caller, idOf(request.params))))
  })
  app.post<{ Params: One }>('/imports/:id/cancel', async (request) => {
    const { caller } = await who.of(request)
    return briefOf(caller, await inScope(caller, (tx) => cancelJob(tx, serving, caller, idOf(request.params))))
  })
  const jobOf = (caller: Caller, request: FastifyRequest) => inScope(caller, (tx) => findJob(tx, caller.district, idOf(request.params as One)))
  const begun = (caller: Caller, job: ImportJob): Promise<ImportBrief> => { runner.begin({ ...job, made_by: caller.account_id }); return briefOf(caller, job) }

  app.get<{ Params: One; Querystring: { readonly kind?: string; readonly after?: string } }>('/imports/:id/problems', async (request): Promise<ProblemPage> => {
    const { caller } = await who.of(request)
    const job = await jobOf(caller, request)
    const [line, at] = (request.query.after ?? '0.0').split('.').map(Number)
    if (!Number.isInteger(line) || !Number.isInteger(at)) throw new Fault('invalid', '页码有误，请刷新后重试')
    const found = await inScope(caller, (tx) => readProblems(tx, job, { kind: request.query.kind || undefined, after: { line: line!, at: at! }, limit: PAGE + 1 }))
    const items = found.slice(0, PAGE)
    const last = items.at(-1)
    return { items, next: found.length > PAGE && last ? `${last.line}.${last.at}` : null }
  })
  for (const ending of ['csv', 'xlsx'] as const) app.get<{ Params: One }>(`/imports/:id/problems.${ending}`, async (request, reply) => {
    const { caller } = await who.of(request)
    const job = await jobOf(caller, request)
    const table = problemTable(serving, caller, job)
    const name = `${job.name.replace(/\.[^.]*$/, '')}-${job.dry ? '试导入' : '导入'}问题.${ending}`
    return ending === 'csv' ? download(reply, name, 'text/csv; charset=utf-8').send(csvStream(table))
      : download(reply, name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(await xlsxStream('导入问题', table))
  })

  app.get<{ Querystring: { readonly ledger?: string } }>('/import-mappings', async (request): Promise<MappingChoice[]> => {
    const { caller } = await who.of(request)
    const ledger = request.query.ledger ?? ''
    const saved = await inScope(caller, (tx) => savedMappings(tx, caller.district, ledger))
    return [...saved.map(({ name, mapping }) => ({ name, mapping, saved: true })), ...importOf(serving, ledger).mappings.map((mapping) => ({ name: mapping.label, mapping, saved: false }))]
  })
  app.post('/import-mappings', async (request): Promise<MappingChoice> => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const mapping: Mapping = mappingIn(body['mapping'])
    importOf(serving, mapping.ledger)
    const { name, mapping: kept } = await inScope(caller, (tx) => saveMapping(tx, serving, caller, { org_id: textIn(body, 'org_id'), name: textIn(body, 'name'), mapping }))
    return { name, mapping: kept, saved: true }
  })
}

const kinds = { refused: '未导入', flagged: '存疑', noted: '说明' } as const

/** Every finding of the last run, as a table to work through in a spreadsheet. */
function problemTable(serving: Serving, caller: Caller, job: ImportJob): Table {
  async function* batches(): AsyncGenerator<string[][]> {
    for (let after: { line: number; at: number } | undefined; ;) {
      const page = await withScope(serving.pool, caller, (tx) => readProblems(tx, job, { after, limit: 1000 }))
      if (page.length === 0) return
      yield page.map(({ line, kind, cell, column, value, reason }) => [String(line), kinds[kind], cell ?? '', column ?? '', value, reason])
      after = page.at(-1)!
    }
  }
  return { heading: ['行号', '类别', '单元格', '列名', '内容', '理由'], rows: batches() }
}
