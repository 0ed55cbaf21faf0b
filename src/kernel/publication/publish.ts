import type { Tx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { masks } from '../access/mask.ts'
import { optionsOf, type Field, type Fields } from '../field/field.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import type { Replica } from '../matter/replica.ts'
import type { World } from '../matter/world.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'

export interface PublishedLine { readonly label: string; readonly text: string }

const shown = (field: Field, value: unknown, orgName: (id: string) => string, veil: (text: string) => string): string => {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return ''
  switch (field.kind) {
    case 'choice': return optionsOf(field)[value as string] ?? ''
    case 'choices': return (value as string[]).map((code) => optionsOf(field)[code]).join('、')
    case 'flag': return value ? '是' : '否'
    case 'org': return orgName(value as string)
    case 'orgs': return (value as string[]).map(orgName).join('、')
    case 'money': return `${grouped(value as string)} 元`
    case 'user': case 'users': case 'identifier': return ''
    case 'text': case 'long_text': return field.sensitive ? masks[field.sensitive](value as string) : veil(value as string)
    default: return `${value as string | number}`
  }
}

/** An amount in digits by threes, its fraction only where there is one. */
const grouped = (amount: string): string => amount.replace(/\.00$/, '').replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ',')

/** Numbers of persons that stand in prose, whether or not the matter has a field for them: 身份证号码, 手机号码. */
const NUMBERS = [[/(?<!\d)\d{17}[\dXx](?!\d)/g, masks.identifier], [/(?<!\d)1[3-9]\d{9}(?!\d)/g, masks.phone]] as const

/** Masks in prose whatever the matter knows of people: findings and reasons name the parties as often as the fields do. */
function veilOf(procedure: AnyProcedure, matter: Replica): (text: string) => string {
  const of = (fields: Fields, row: { readonly [field: string]: unknown }) => Object.entries(fields).flatMap(([name, { kind, sensitive }]) =>
    sensitive && kind !== 'identifier' && row[name] ? [[row[name] as string, masks[sensitive](row[name] as string)] as const] : [])
  const known = [
    ...of(procedure.fields, matter.row),
    ...Object.entries((procedure.many ?? {}) as Manys).flatMap(([child, { fields }]) => Object.values(matter.rows[child] ?? {}).flatMap((row) => of(fields, row))),
  ].sort(([a], [b]) => b.length - a.length)
  return (text) => NUMBERS.reduce((line, [pattern, mask]) => line.replaceAll(pattern, mask), known.reduce((line, [plain, masked]) => line.replaceAll(plain, masked), text))
}

/** A masked copy as it leaves the house, not yet written. */
export interface Publication { readonly id: string; readonly title: string; readonly number: string | null; readonly content: readonly PublishedLine[]; readonly published_on: IsoDate }

/**
 * The masked copy of a matter: only the fields the definition publishes, personal data masked (行政处罚法 第四十八条, 行政复议法 第七十九条).
 * @throws Fault `refused` when the procedure publishes nothing, or the matter is secret
 */
export function publicationOf(procedure: AnyProcedure, matter: Replica, on: IsoDate, orgName: (id: string) => string, id: string): Publication {
  const { publication } = procedure
  if (!publication) throw new Fault('refused', `「${procedure.label}」没有规定公开的内容`)
  if (matter.row.secrecy > 0) throw new Fault('refused', '涉密案卷不得公开，请先依法解密或者作区分处理')
  const veil = veilOf(procedure, matter)
  const line = (field: Field, value: unknown): PublishedLine[] => { const text = shown(field, value, orgName, veil); return text ? [{ label: field.label, text }] : [] }
  const own = publication.fields.flatMap((name: string) => line(procedure.fields[name]!, matter.row[name]))
  const children = Object.entries((publication.rows ?? {}) as { [child: string]: readonly string[] }).flatMap(([child, names]) =>
    Object.values(matter.rows[child] ?? {}).flatMap((row) => names.flatMap((name) => line((procedure.many![child]!.fields as Fields)[name]!, row[name]))))
  // The unit whose matter it is stands first: a number's prefix tells the public nothing.
  return { id, title: publication.label, number: matter.row.number, content: [{ label: '办理单位', text: orgName(matter.row.org_id) }, ...children, ...own].filter(({ text }) => text !== ''), published_on: on }
}

/** Writes the masked copy that leaves the house. */
export async function publish(tx: Tx, world: World, procedure: AnyProcedure, matter: Replica, on: IsoDate): Promise<void> {
  const organisations = await world.organisations(matter.row.district)
  const { id, title, number, content } = publicationOf(procedure, matter, on, (org) => organisations.get(org)?.name ?? '', newId())
  const { row } = matter
  await tx.query(
    `insert into publication (district, org_id, shared_with, secrecy, ledger, matter_id, id, title, number, content, published_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.district, row.org_id, row.shared_with, row.secrecy, procedure.id, row.id, id, title, number, JSON.stringify(content), on])
}

/** Takes the copy back, with the reason; the copy itself stays as it was. */
export async function withdraw(tx: Tx, procedure: AnyProcedure, matter: Replica, on: IsoDate, reason: string): Promise<void> {
  if (!await withdrawn(tx, procedure, matter, on, reason)) throw new Fault('refused', '该案卷没有正在公开的内容，无须撤回')
}

/** Takes the copy back if one stands; the law's own acts refuse nothing. The reason is public (第四十八条第二款), so people in it are masked. */
export async function withdrawn(tx: Tx, procedure: AnyProcedure, matter: Replica, on: IsoDate, reason: string): Promise<boolean> {
  const { row } = matter
  const { rowCount } = await tx.query(
    'update publication set withdrawn_on = $4, withdrawn_reason = $5 where district = $1 and ledger = $2 and matter_id = $3 and withdrawn_on is null',
    [row.district, procedure.id, row.id, on, veilOf(procedure, matter)(reason)])
  return rowCount !== 0
}
