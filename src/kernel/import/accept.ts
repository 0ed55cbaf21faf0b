import { withScope, type Caller } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { mayHold } from '../matter/world.ts'
import { resolveSetting } from '../setting/resolve.ts'
import { createJob, demandImporter, importOf, type ImportJob } from './job.ts'
import { detectMapping, suggestMapping, unreadHeaders, type Mapping } from './mapping.ts'
import { savedMappings } from './saved.ts'
import { import_megabytes } from './settings.ts'
import { countRows, dataRows, demandTable, findHeading, type DataRow, type Heading } from './table.ts'
import type { ImportWorld } from './run.ts'

export interface Offered { readonly ledger: string; readonly org_id: string; readonly name: string; readonly content: AsyncIterable<Buffer> }

const PREVIEWED = 8

/**
 * Takes a file in: put away, read through to its end, and a mapping proposed for it.
 * @throws Fault `forbidden`, `too_large`, or `invalid` for a file that is damaged, protected or no table
 */
export async function acceptFile(world: ImportWorld, caller: Caller, { ledger, org_id, name, content }: Offered): Promise<ImportJob> {
  const known = importOf(world, ledger)
  demandImporter(world, caller, { ledger, org_id })
  if (known.procedure.fixed) throw new Fault('invalid', `${known.procedure.label}的证明在办理之处形成，不能导入`)
  const unit = (await world.organisations(caller.district)).get(org_id)
  if (unit && !mayHold(known.procedure, unit)) throw new Fault('invalid', `「${known.procedure.label}」不由${unit.name}办理，请选择有权办理的单位`)
  const limit = await withScope(world.pool, caller, (tx) => resolveSetting<number>(tx, caller.district, import_megabytes, null, world.today()))
  const { sha256 } = await world.files.put(content, limit.value * 1024 * 1024)
  const open = async () => (await world.files.get(sha256)).stream
  await demandTable(open)
  const heading = await findHeading(open)
  const total = await countRows(open, heading)
  if (total === 0) throw new Fault('invalid', '文件中只有标题，没有数据')
  return withScope(world.pool, caller, async (tx) => {
    const saved = (await savedMappings(tx, caller.district, ledger)).map(({ mapping }) => mapping)
    const mapping = detectMapping([...saved, ...known.mappings], heading.headers) ?? suggestMapping(known.procedure, heading.headers)
    return createJob(tx, caller, { ledger, org_id, name, sha256, mapping, header_line: heading.line, total })
  })
}

/** The beginning of a file, and what of it a mapping leaves unread. */
export interface Preview extends Heading { readonly rows: readonly DataRow[]; readonly unread: readonly string[] }
export async function previewOf(world: Pick<ImportWorld, 'files'>, { sha256, mapping }: { readonly sha256: string; readonly mapping: Mapping }): Promise<Preview> {
  const open = async () => (await world.files.get(sha256)).stream
  const heading = await findHeading(open)
  for await (const batch of dataRows(open, heading)) return { ...heading, rows: batch.slice(0, PREVIEWED), unread: unreadHeaders(mapping, heading.headers) }
  return { ...heading, rows: [], unread: [] }
}
