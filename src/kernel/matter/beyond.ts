import type { Caller } from '../access/scope.ts'
import { invalid } from '../fault.ts'
import type { Fields } from '../field/field.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Input } from './asked.ts'
import type { OrganisationNow, World } from './world.ts'

/** A unit of a district below, and which; called by its whole name, for every district has a «区政府». */
export interface UnitBeyond extends OrganisationNow { readonly district: string }

/** Units of these kinds in the districts below one. */
export async function unitsBeneath(world: Pick<World, 'beneath' | 'organisations'>, district: string, kinds: ReadonlySet<string>): Promise<ReadonlyMap<string, UnitBeyond>> {
  if (kinds.size === 0) return new Map()
  const below = await world.beneath(district)
  const found = await Promise.all(below.map(async (code) => [...(await world.organisations(code)).values()].filter(({ kind }) => kinds.has(kind)).map((unit): UnitBeyond => ({ ...unit, short_name: unit.name, district: code }))))
  return new Map(found.flat().map((unit) => [unit.id, unit]))
}

/** The kinds of units of the districts below that the fields of a procedure may name. */
export const kindsBeyond = ({ fields }: AnyProcedure): ReadonlySet<string> => new Set(Object.values(fields as Fields).flatMap(({ beyond = [] }) => beyond))

/**
 * A unit is of a kind its field allows. A paper to a district below goes to a unit of a kind its field allows there, and to a district that its sender sees.
 * @throws Fault `invalid` for a unit of another kind, and where a field may name one beyond, for any other unit that is none of the own district
 */
export async function checkUnitsNamed(world: Pick<World, 'beneath' | 'organisations'>, caller: Caller, procedure: AnyProcedure, input: Input): Promise<void> {
  const problems = []
  for (const [name, { beyond, ofKind, label }] of Object.entries(procedure.fields as Fields)) {
    const id = input[name]
    if (!(beyond || ofKind) || typeof id !== 'string') continue
    const own = (await world.organisations(caller.district)).get(id)
    if (own && ofKind && !ofKind.includes(own.kind)) problems.push({ field: name, message: `「${label}」只能是列出的单位，${own.short_name}不办理这项工作` })
    if (own || !beyond) continue
    const unit = (await unitsBeneath(world, caller.district, new Set(beyond))).get(id)
    if (!unit || !caller.districts.includes(unit.district)) problems.push({ field: name, message: `「${label}」应当是本地的单位，或者所辖区的人民政府` })
  }
  if (problems.length > 0) throw invalid(problems)
}
