import type { PastMatter } from '../../src/kernel/import/write.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { applied, type Change, type ChildRow, type MatterRow } from '../../src/kernel/matter/replica.ts'
import { sealed, withSearchKeys } from '../../src/kernel/matter/sensitive.ts'
import { emptyOf } from '../../src/kernel/field/parse.ts'
import type { Fields } from '../../src/kernel/field/field.ts'
import type { Random } from '../random.ts'
import { registry } from '../stage.ts'
import type { PlainDistrict } from './district.ts'

/** Whose old files come in, and who brings them. */
export type Bringing = Pick<PlainDistrict, 'code' | 'unitId' | 'world' | 'supervisor' | 'report'>

type Values = { readonly [field: string]: unknown }
/** A matter as an old file tells it: where it ended, on which days, with what in it. */
export interface OldFile {
  readonly unit: string
  readonly number: string | null
  readonly title: string
  readonly state: string
  readonly opened_on: IsoDate
  readonly closed_on: IsoDate | null
  readonly values: Values
  readonly rows?: { readonly [child: string]: readonly Values[] }
  readonly link?: { readonly kind: string; readonly to_ledger: string; readonly to_id: string }
}

/** What a field holds that nobody filled in, where that is something: no, or an empty list. */
const blanks = (fields: Fields): Values => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)] as const).filter(([, value]) => value !== null))

/** An old file as an import brings it in; the same file has the same ids each time. */
export function brought(district: Bringing, ledger: string, random: Random, { unit, values, rows = {}, link, ...row }: OldFile): PastMatter {
  const procedure = registry.procedures.get(ledger)!
  const children = Object.fromEntries(Object.entries(rows).map(([child, lines]) => [child, Object.fromEntries(lines.map((line, at): [string, ChildRow] => {
    const id = random.id(row.opened_on)
    return [id, { ...blanks(procedure.many![child]!.fields as Fields), ...sealed(procedure.many![child]!.fields as Fields, line, district.world.seal), id, position: at + 1 }]
  }))]))
  const matter = {
    district: district.code, id: random.id(row.opened_on), org_id: district.unitId(unit), shared_with: [], secrecy: 0, handler_id: null, origin: 'imported', source_ref: '历史数据', version: 1,
    ...row, ...blanks(procedure.fields as Fields), ...sealed(procedure.fields as Fields, values, district.world.seal),
  } as unknown as MatterRow
  const tie = link && { ...link, id: random.id(row.opened_on), made_on: row.opened_on }
  const change: Change = withSearchKeys(district.world, procedure, { row: matter, ...(Object.keys(rows).length > 0 && { rows: children }), ...(tie && { links: { [tie.id]: tie } }) })
  return {
    after: applied(null, change),
    entries: [{ kind: 'import', action: 'import', actor_id: district.supervisor.id, actor_name: district.supervisor.name, effective_on: row.closed_on ?? row.opened_on, from_state: null, to_state: row.state, input: { source: district.report }, change }],
  }
}
