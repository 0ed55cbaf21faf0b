import type { Tx } from '../../kernel/access/scope.ts'
import { checkValue } from '../../kernel/field/check.ts'
import { text, type Fields } from '../../kernel/field/field.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { queryGrams } from '../../kernel/matter/grams.ts'
import { childTable, ident } from '../../kernel/matter/tables.ts'
import type { AnyProcedure, Manys } from '../../kernel/procedure/procedure.ts'
import { settingsOn } from '../../kernel/setting/resolve.ts'
import { repeatThreshold } from '../common/inspection.ts'
import type { EnterpriseFound, EnterpriseRecord, EnterpriseView } from './contract.ts'

const MOST = 500
const FOUND = 20
const isCode = ([, field]: readonly [string, Fields[string]]): boolean => field.check === 'credit_code'
const codeFields = (fields: Fields): readonly string[] => Object.entries(fields).filter(isCode).map(([name]) => name)

/** Where matters name an enterprise: every field that holds a credit code, the matter's own or a party's. */
export interface CodeSource { readonly procedure: AnyProcedure; readonly table: string; readonly field: string; readonly of: 'matter' | 'row' }
export const codeSources = (procedures: Iterable<AnyProcedure>): readonly CodeSource[] => [...procedures].flatMap((procedure) => [
  ...codeFields(procedure.fields).map((field) => ({ procedure, table: procedure.id, field, of: 'matter' as const })),
  ...Object.entries((procedure.many ?? {}) as Manys).flatMap(([child, { fields }]) => codeFields(fields).map((field) => ({ procedure, table: childTable(procedure, child), field, of: 'row' as const }))),
])

const recordsSql = ({ procedure, table, field, of }: CodeSource): string =>
  `(select '${procedure.id}' as ledger, t.id, t.org_id, t.number, t.title, t.state, coalesce(t.${ident(procedure.governedBy)}, t.opened_on) as on from ${ident(procedure.id)} t where t.district = $1 and ${of === 'matter'
    ? `t.${ident(field)} = $2` : `t.id in (select c.matter_id from ${ident(table)} c where c.district = $1 and c.${ident(field)} = $2)`} limit ${MOST + 1})`

/** Whatever the caller may see of one credit code, newest first; of what he may not see, the number of this year's visits. */
export async function enterpriseView(tx: Tx, procedures: Iterable<AnyProcedure>, district: string, code: string, today: IsoDate): Promise<EnterpriseView> {
  // Named: a plan over twenty tables costs more than its execution, so it is made once a connection.
  const { rows: records } = await tx.query<EnterpriseRecord>({
    name: 'enterprise records', values: [district, code],
    text: `select distinct on (r.on, r.ledger, r.id) r.* from (${codeSources(procedures).map(recordsSql).join(' union all ')}) r order by r.on desc, r.ledger, r.id limit ${MOST + 1}`,
  })
  const { rows: [object] } = await tx.query<{ name: string; [field: string]: unknown }>('select * from inspection_object where district = $1 and credit_code = $2 and valid_until is null limit 1', [district, code])
  const { rows: [visited] } = await tx.query<{ visits: number; units: number }>('select * from kernel.visits_of_year($1, $2, $3)', [district, Number(today.slice(0, 4)), [code]])
  const threshold = (await settingsOn(tx, district, today, [repeatThreshold])).resolve<number>(repeatThreshold).value
  const name = object?.name ?? await nameIn(tx, district, code)
  return {
    code, name, valid: checkValue(text('', { check: 'credit_code' }), code) === null, object: object ?? null,
    records: records.slice(0, MOST), more: records.length > MOST, visits: visited?.visits ?? 0, units: visited?.units ?? 0, threshold,
  }
}

/** What the papers call an enterprise that no list has: its name where it was inspected or penalised last. */
async function nameIn(tx: Tx, district: string, code: string): Promise<string | null> {
  const { rows: [found] } = await tx.query<{ name: string | null }>(
    `(select subject as name from inspection where district = $1 and subject_code = $2 limit 1) union all (select name from penalty_party where district = $1 and credit_code = $2 limit 1) limit 1`, [district, code])
  return found?.name ?? null
}

/** Enterprises by code, by the beginning of the name in the list of objects, or by a name in matters. */
export async function findEnterprises(tx: Tx, district: string, asked: string): Promise<readonly EnterpriseFound[]> {
  const q = asked.trim()
  if (q.length < 2) return []
  if (/^[0-9A-Z]{18}$/i.test(q)) return [{ code: q.toUpperCase(), name: await nameOf(tx, district, q.toUpperCase()) }]
  const { rows } = await tx.query<EnterpriseFound>(
    `select distinct code, name from (
       (select credit_code as code, name from inspection_object where district = $1 and valid_until is null and name ~>=~ $2 and name ~<~ ($2 || chr(1114111)) limit ${FOUND})
       union all (select i.subject_code, i.subject from kernel.found($1, 'inspection', $3, ${FOUND}) f join inspection i on i.district = $1 and i.id = f.matter_id where i.subject_code is not null and strpos(i.subject, $2) > 0)
       union all (select p.credit_code, p.name from kernel.found($1, 'penalty', $3, ${FOUND}) f join penalty_party p on p.district = $1 and p.matter_id = f.matter_id where p.credit_code is not null and strpos(p.name, $2) > 0)
     ) e order by name limit ${FOUND}`, [district, q, queryGrams(q)])
  return rows
}
const nameOf = async (tx: Tx, district: string, code: string): Promise<string> => {
  const { rows: [entry] } = await tx.query<{ name: string }>('select name from inspection_object where district = $1 and credit_code = $2 and valid_until is null limit 1', [district, code])
  return entry?.name ?? await nameIn(tx, district, code) ?? '（没有名称）'
}
