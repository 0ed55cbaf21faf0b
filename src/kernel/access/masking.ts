import type { Field, Fields, Sensitivity } from '../field/field.ts'
import type { IsoDate } from '../law/law.ts'
import { masks } from './mask.ts'
import type { Role } from './role.ts'
import { isSystem, type Caller } from './scope.ts'

/** How a person sees a datum: as it is, masked with a key to unmask (a journalled act), or masked for good. */
export type Sight = 'plain' | 'on_request' | 'masked'

const CASE_ROLES = ['clerk', 'handler', 'reviewer', 'legal_reviewer', 'office_head', 'organ_head'] as const satisfies readonly Role[]

/**
 * Who sees what of a person's data, by role in the record's unit. Names and addresses stand in the papers that those on
 * the case read anyway; numbers that open doors elsewhere are shown to nobody without an act (个人信息保护法 第五十一条).
 * Statisticians, the three offices and onlookers of the same unit have no part in a case and see masks.
 */
const sight: { readonly [kind in Sensitivity]: { readonly plain: readonly Role[]; readonly on_request: readonly Role[] } } = {
  name: { plain: CASE_ROLES, on_request: ['supervisor'] },
  address: { plain: CASE_ROLES, on_request: ['supervisor'] },
  phone: { plain: ['clerk', 'handler'], on_request: ['reviewer', 'legal_reviewer', 'office_head', 'organ_head', 'supervisor'] },
  identifier: { plain: [], on_request: [...CASE_ROLES, 'supervisor'] },
  account: { plain: [], on_request: ['clerk', 'handler', 'office_head', 'organ_head'] },
}

/** Where a record stands: what decides which of the caller's roles count for it, and what in it is somebody's own. */
export interface Standing {
  readonly org_id: string; readonly shared_with?: readonly string[]; readonly closed_on?: IsoDate | null
  readonly state?: string
  /** The values that name people whose own some fields are. */
  readonly said?: { readonly [field: string]: unknown }
}

/** The caller's roles that reach this record. */
const rolesFor = (caller: Caller, { org_id, shared_with = [] }: Standing): readonly Role[] =>
  caller.roles.filter((held) => [org_id, ...shared_with].some((id) => id === held.org_id || held.covers?.includes(id))).map((held) => held.role)

/** Whether the caller acts for the unit that answers for the record, or above it; not for one that merely takes part. */
export const isOwn = (caller: Caller, { org_id }: Standing): boolean =>
  isSystem(caller) || caller.roles.some((held) => held.org_id === org_id || held.covers?.includes(org_id))

/** Whether a field is not for this caller: the respondent reads no draft of the decision on it, and one judge not the other's sheet. Unknown states hide. */
const keptFrom = ({ internal, keptBy }: Field, record: Standing, caller: Caller): boolean =>
  internal !== undefined && !(internal === 'until_closed' && record.closed_on) && !isOwn(caller, record)
  || keptBy !== undefined && (record.state === undefined || keptBy.in.includes(record.state)) && !isSystem(caller) && record.said?.[keptBy.person] !== caller.account_id

/** The fields of a matter that name people whose own some other fields are. */
export const keepersIn = ({ fields, many = {} }: MaskedDefinition): readonly string[] =>
  [...new Set([fields, ...Object.values(many).map((child) => child.fields)].flatMap((of) => Object.values(of).flatMap(({ keptBy }) => keptBy?.person ?? [])))]

/** How the caller sees data of this kind in this record. */
export function sightOf(kind: Sensitivity, record: Standing, caller: Caller): Sight {
  if (isSystem(caller)) return 'plain'
  const held = rolesFor(caller, record)
  if (held.some((role) => sight[kind].plain.includes(role))) return 'plain'
  return held.some((role) => sight[kind].on_request.includes(role)) ? 'on_request' : 'masked'
}

/** Whether the caller may find records by a field: who may not see it may not learn it by sorting or searching. */
export function maySearchBy(field: Field, caller: Caller): boolean {
  if (!field.sensitive || isSystem(caller)) return true
  const { plain, on_request } = sight[field.sensitive]
  // An identifier is found by exact match, which tells nothing to who does not hold the number.
  const enough = field.kind === 'identifier' ? [...plain, ...on_request] : plain
  return caller.roles.some((held) => enough.includes(held.role))
}

/** Reads a stored identifier: `(stored) => decrypt(ring, stored)`. */
export type Unseal = (stored: string) => string

export interface Masked {
  readonly values: { readonly [field: string]: unknown }
  /** Names of fields that arrive masked. */
  readonly masked: readonly string[]
}

/**
 * Values as the caller may see them. Works on a row, a child row or the input in a journal entry alike;
 * keys that are no field of the definition pass, but for the hashes of identifiers, which never leave. A field that is kept
 * from the caller does not arrive at all.
 */
export function maskValues(fields: Fields, values: { readonly [field: string]: unknown }, record: Standing, caller: Caller, unseal: Unseal): Masked {
  const seen: { [field: string]: unknown } = {}
  const masked: string[] = []
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name]
    if (!field && name.endsWith('_key') && fields[name.slice(0, -4)]?.kind === 'identifier') continue
    if (field && keptFrom(field, record, caller)) continue
    if (!field?.sensitive || typeof value !== 'string' || value === '') { seen[name] = value; continue }
    const plain = field.kind === 'identifier' ? unseal(value) : value
    if (sightOf(field.sensitive, record, caller) === 'plain') { seen[name] = plain; continue }
    seen[name] = masks[field.sensitive](plain)
    // An organisation's name comes out of its mask as it went in: nothing is hidden, nothing to unmask.
    if (seen[name] !== plain) masked.push(name)
  }
  return { values: seen, masked }
}

/** A definition as far as masking needs it: a procedure or a register. */
export interface MaskedDefinition {
  readonly fields: Fields
  readonly many?: { readonly [child: string]: { readonly fields: Fields } }
}
export interface RecordToMask extends Standing {
  readonly title?: string
  readonly values: { readonly [field: string]: unknown }
  readonly rows?: { readonly [child: string]: readonly { readonly [field: string]: unknown }[] }
}
export interface MaskedRecord extends Masked {
  readonly title?: string
  readonly rows: { readonly [child: string]: readonly Masked[] }
}

/** A whole record as the caller may see it: fields, child rows, and the names of its people in the title. */
export function maskRecord(definition: MaskedDefinition, record: RecordToMask, caller: Caller, unseal: Unseal): MaskedRecord {
  const standing: Standing = { ...record, said: record.values }
  const own = maskValues(definition.fields, record.values, standing, caller, unseal)
  // Rows of which nothing is for the caller do not arrive: how many there are would tell.
  const rows = Object.fromEntries(Object.entries(record.rows ?? {}).map(([child, list]) => {
    const fields = definition.many?.[child]?.fields ?? {}
    const kept = Object.values(fields).some(({ keptBy }) => keptBy) && Object.values(fields).every((field) => keptFrom(field, standing, caller))
    return [child, kept ? [] : list.map((row) => maskValues(fields, row, standing, caller, unseal))]
  }))
  if (record.title === undefined) return { ...own, rows }
  const title = sightOf('name', record, caller) === 'plain' ? record.title : maskNamesIn(record.title, namesOf(definition, record))
  return { ...own, rows, title }
}

/** Replaces people's names in a line of text, the longest first, so that 张三 does not spoil 张三丰. */
export const maskNamesIn = (text: string, names: readonly string[]): string =>
  [...names].sort((a, b) => b.length - a.length).reduce((line, name) => line.replaceAll(name, masks.name(name)), text)

function namesOf(definition: MaskedDefinition, record: RecordToMask): readonly string[] {
  const from = (fields: Fields, values: { readonly [field: string]: unknown }): string[] =>
    Object.entries(values).flatMap(([name, value]) => fields[name]?.sensitive === 'name' && typeof value === 'string' && value !== '' ? [value] : [])
  return [
    ...from(definition.fields, record.values),
    ...Object.entries(record.rows ?? {}).flatMap(([child, list]) => list.flatMap((row) => from(definition.many?.[child]?.fields ?? {}, row))),
  ]
}
