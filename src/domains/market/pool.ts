import type { Tx } from '../../kernel/access/scope.ts'
import { definePool, type PoolMatter } from '../../kernel/draw/pool-def.ts'
import { share, type Pool, type PoolMember } from '../../kernel/draw/pool.ts'
import { settingsOn } from '../../kernel/setting/resolve.ts'
import { chinaToday } from '../../kernel/law/day.ts'
import { jointUnitsOf, repeatThreshold } from '../common/inspection.ts'
import { 随机抽查通知 } from '../common/law.ts'
import { creditRisks, type CreditRisk } from './choices.ts'

interface Candidate { readonly id: string; readonly credit_code: string; readonly credit_risk: CreditRisk; readonly visits: number }
interface Officer { readonly org_id: string; readonly holder: string; readonly certificate_number: string }

/**
 * Objects that stand in the list, are in business, and are not under full supervision anyway; left out, with the reason,
 * are those that had their visits this year, whichever unit made them.
 */
async function candidates(tx: Tx, { district, object_kind, object_line }: PoolMatter): Promise<readonly Candidate[]> {
  const { rows } = await tx.query<Candidate>(
    `select o.id, o.credit_code, o.credit_risk, coalesce(v.visits, 0) as visits from inspection_object o
       left join kernel.visits_of_year($1, extract(year from now())::integer) v on v.subject_code = o.credit_code
     where o.district = $1 and o.valid_until is null and o.registration_state in ('active', 'dormant') and not o.key_supervised
       and ($2::text is null or o.kind = $2) and ($3::text is null or strpos(o.line, $3) > 0) order by o.credit_code`,
    [district, object_kind, object_line])
  return rows
}

/** Whoever holds a certificate of the field in one of the units, a group a unit: of each unit a team goes to every object. */
async function officersOf(tx: Tx, task: PoolMatter, units: readonly string[]): Promise<Pool['officers']> {
  const { rows } = await tx.query<Officer>('select * from kernel.officers_in_force($1, $2, $3)', [task.district, units, task['enforcement_field']])
  const { rows: named } = await tx.query<{ id: string; name: string }>('select distinct on (id) id, name from organisation where district = $1 and id = any ($2) order by id, valid_from desc', [task.district, units])
  return {
    members: rows.map(({ org_id, holder, certificate_number }) => ({ id: holder, code: certificate_number, stratum: org_id })),
    groups: Object.fromEntries(units.map((id, at) => [id, named.find((unit) => unit.id === id)?.name ?? (at === 0 ? '牵头单位' : `联合单位${at}`)])),
    each: Object.fromEntries(units.map((id) => [id, task['team'] as number])),
  }
}

/** How many are drawn of each grade: so many in all, divided as the shares would divide them; or the shares themselves. */
export function sizesOf(counts: { readonly [risk in CreditRisk]: number }, shares: { readonly [risk in CreditRisk]: number }, wanted: number | null): { [risk in CreditRisk]: number } {
  const risks = Object.keys(creditRisks) as CreditRisk[]
  const by = (size: (risk: CreditRisk) => number) => Object.fromEntries(risks.map((risk) => [risk, size(risk)])) as { [risk in CreditRisk]: number }
  if (wanted === null) return by((risk) => share(counts[risk], shares[risk]))
  const weight = by((risk) => counts[risk] * shares[risk])
  const sizes = by(() => 0)
  // One at a time to whom most is still owed: no grade gets more than it has, and the sum is exact.
  for (let left = Math.min(wanted, risks.reduce((sum, risk) => sum + counts[risk], 0)); left > 0; left--) {
    const open = risks.filter((risk) => sizes[risk] < counts[risk])
    const next = open.sort((a, b) => (sizes[a] + 1) / (weight[a] || 1e-9) - (sizes[b] + 1) / (weight[b] || 1e-9))[0]!
    sizes[next]++
  }
  return sizes
}

async function members(tx: Tx, task: PoolMatter): Promise<Pool> {
  const threshold = (await settingsOn(tx, task.district, chinaToday(), [repeatThreshold])).resolve<number>(repeatThreshold).value
  const found = await candidates(tx, task)
  const free = found.filter(({ visits }) => visits < threshold)
  const objects: PoolMember[] = free.map(({ id, credit_code, credit_risk }) => ({ id, code: credit_code, stratum: credit_risk }))
  const units = [task.org_id, ...jointUnitsOf(task)]
  const officers = await officersOf(tx, task, units)
  const risks = Object.keys(creditRisks) as CreditRisk[]
  const of = <T>(value: (risk: CreditRisk) => T) => Object.fromEntries(risks.map((risk) => [risk, value(risk)])) as { [risk in CreditRisk]: T }
  const { rows: apart } = await tx.query<{ officer: string; id: string }>(
    `select a.officer, o.id from random_task_avoidance a join inspection_object o on o.district = a.district and o.credit_code = a.subject_code and o.valid_until is null where a.district = $1 and a.matter_id = $2`,
    [task.district, task.id])
  const known = new Set([...objects, ...officers!.members].map(({ id }) => id))
  return {
    members: objects,
    strata: creditRisks,
    sizes: sizesOf(of((risk) => objects.filter(({ stratum }) => stratum === risk).length), of((risk) => task[`share_${risk}`] as number), task['wanted'] as number | null),
    avoid: apart.filter(({ officer, id }) => known.has(officer) && known.has(id)).map(({ officer, id }) => [id, officer] as const),
    officers,
    barred: found.filter(({ visits }) => visits >= threshold).map(({ id, credit_code, visits }) => ({ id, code: credit_code, reason: `本年度已受检查 ${visits} 次` })),
  }
}

/** 双随机: objects from the list of objects, officers from those who hold a certificate. */
export const randomTaskPool = definePool({ id: 'random_task', label: '随机抽查的对象和检查人员', of: 'random_task', basis: 随机抽查通知.whole, members })
