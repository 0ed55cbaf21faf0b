import type { Tx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { masks } from '../access/mask.ts'
import { optionsOf, type Field, type Fields } from '../field/field.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import type { Replica } from '../matter/replica.ts'
import type { World } from '../matter/world.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'

export interface PublishedLine { readonly label: string; readonly text: string }

const shown = (field: Field, value: unknown, orgName: (id: string) => string): string => {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return ''
  switch (field.kind) {
    case 'choice': return optionsOf(field)[value as string] ?? ''
    case 'choices': return (value as string[]).map((code) => optionsOf(field)[code]).join('、')
    case 'flag': return value ? '是' : '否'
    case 'org': return orgName(value as string)
    case 'user': case 'users': case 'identifier': return ''
    default: return field.sensitive ? masks[field.sensitive](String(value)) : String(value)
  }
}

/** Writes the masked copy that leaves the house: only the fields the definition publishes, personal data masked (行政处罚法 第四十八条, 行政复议法 第七十九条). */
export async function publish(tx: Tx, world: World, procedure: AnyProcedure, matter: Replica, on: IsoDate): Promise<void> {
  const { publication } = procedure
  if (!publication) throw new Fault('refused', `「${procedure.label}」没有规定公开的内容`)
  if (matter.row.secrecy > 0) throw new Fault('refused', '涉密案卷不得公开,请先依法解密或者作区分处理')
  const organisations = await world.organisations(matter.row.district)
  const orgName = (id: string) => organisations.get(id)?.name ?? ''
  const line = (field: Field, value: unknown): PublishedLine[] => { const text = shown(field, value, orgName); return text ? [{ label: field.label, text }] : [] }
  const own = publication.fields.flatMap((name: string) => line(procedure.fields[name]!, matter.row[name]))
  const children = Object.entries((publication.rows ?? {}) as { [child: string]: readonly string[] }).flatMap(([child, names]) =>
    Object.values(matter.rows[child] ?? {}).flatMap((row) => names.flatMap((name) => line((procedure.many![child]!.fields as Fields)[name]!, row[name]))))
  const { row } = matter
  await tx.query(
    `insert into publication (district, org_id, shared_with, secrecy, ledger, matter_id, id, title, number, content, published_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.district, row.org_id, row.shared_with, row.secrecy, procedure.id, row.id, newId(), publication.label, row.number, JSON.stringify([...children, ...own]), on])
}

/** Takes the copy back, with the reason; the copy itself stays as it was. */
export async function withdraw(tx: Tx, procedure: AnyProcedure, matter: Replica, on: IsoDate, reason: string | undefined): Promise<void> {
  const { rowCount } = await tx.query(
    'update publication set withdrawn_on = $4, withdrawn_reason = $5 where district = $1 and ledger = $2 and matter_id = $3 and withdrawn_on is null',
    [matter.row.district, procedure.id, matter.row.id, on, reason || '依法撤回'])
  if (rowCount === 0) throw new Fault('refused', '该案卷没有正在公开的内容,无须撤回')
}
