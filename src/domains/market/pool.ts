import type { Tx } from '../../kernel/access/scope.ts'
import { definePool, type PoolMatter } from '../../kernel/draw/pool-def.ts'
import { share, type Pool, type PoolMember } from '../../kernel/draw/pool.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { kinOf } from '../../kernel/matter/kin.ts'
import { settingsOn } from '../../kernel/setting/resolve.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Computing } from '../../kernel/indicator/computing.ts'
import { ceilings, inspectionCap, type Limited } from '../common/ceilings.ts'
import { isBusiness, jointUnitsOf, repeatThreshold, subjectKindOf } from '../common/inspection.ts'
import { 随机抽查通知 } from '../common/law.ts'
import { dayOf } from '../common/visits.ts'
import { creditRisks, type CreditRisk } from './choices.ts'

interface Candidate { readonly id: string; readonly credit_code: string; readonly kind: string; readonly credit_risk: CreditRisk; readonly visits: number }
interface Officer { readonly org_id: string; readonly holder: string; readonly certificate_number: string }

/** Objects that stand in the list, are in business, and are not under full supervision anyway, with their visits of the year, whichever unit made them. */
async function candidates(tx: Tx, { district, object_kind, object_line }: PoolMatter, day: IsoDate): Promise<readonly Candidate[]> {
  const { rows } = await tx.query<Candidate>(
    `select o.id, o.credit_code, o.kind, o.credit_risk, coalesce(v.visits, 0) as visits from inspection_object o
       left join kernel.visits_of_year($1, extract(year from $4::date)::integer) v on v.subject_code = o.credit_code
     where o.district = $1 and o.valid_until is null and o.registration_state in ('active', 'dormant') and not o.key_supervised
       and ($2::text is null or o.kind = $2) and ($3::text is null or strpos(o.line, $3) > 0) order by o.credit_code`,
    [district, object_kind, object_line, day])
  return rows
}

/** Why an object is left out of the draw: it has had its visits of the year, or used up a number that the field or the list publishes. */
async function leftOut(tx: Tx, task: PoolMatter, found: readonly Candidate[], units: readonly string[], day: IsoDate): Promise<ReadonlyMap<string, string>> {
  const { district, org_id, enforcement_field } = task
  const settings = await settingsOn(tx, district, day, [repeatThreshold, inspectionCap])
  const threshold = settings.resolve<number>(repeatThreshold).value
  const { above, before } = await kinOf(tx, { district, org_id }, day)
  const { rows: limited } = await tx.query<Limited>('select * from kernel.items_limited($1, $2, $3)', [district, [...units, ...above, ...before], day])
  const reasons = new Map<string, string>()
  for (const { what, most, item } of ceilings(task['items'] as string, limited, settings.resolve<number | null>(inspectionCap, enforcement_field as string).value)) {
    const { rows } = await tx.query<{ subject_code: string; visits: number }>('select * from kernel.visits_counted($1, extract(year from $2::date)::integer, $3, $4, $5)',
      [district, day, item?.enforcement_field ?? enforcement_field, item?.name ?? null, item?.unit ?? null])
    const used = new Map(rows.map(({ subject_code, visits }) => [subject_code, visits]))
    for (const { credit_code, kind } of found) {
      const visits = used.get(credit_code) ?? 0
      if (visits >= most && (item || isBusiness(subjectKindOf(kind)))) reasons.set(credit_code, `${what} ${visits} 次，年度上限为 ${most} 次`)
    }
  }
  for (const { credit_code, visits } of found) if (visits >= threshold) reasons.set(credit_code, `本年度已受检查 ${visits} 次`)
  return reasons
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

async function members(tx: Tx, task: PoolMatter, { today }: Pick<Computing, 'today'>): Promise<Pool> {
  if (task['state'] !== 'ready') throw new Fault('refused', '抽查任务已经取消或者还没有确定范围，不能抽取；抽取请作废')
  const day = dayOf({ on: today, values: { planned_from: task['planned_from'] as IsoDate } })
  const units = [task.org_id, ...jointUnitsOf(task)]
  const found = await candidates(tx, task, day)
  const reasons = await leftOut(tx, task, found, units, day)
  const objects: PoolMember[] = found.filter(({ credit_code }) => !reasons.has(credit_code)).map(({ id, credit_code, credit_risk }) => ({ id, code: credit_code, stratum: credit_risk }))
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
    barred: found.flatMap(({ id, credit_code }) => { const reason = reasons.get(credit_code); return reason ? [{ id, code: credit_code, reason }] : [] }),
  }
}

/** 双随机: objects from the list of objects, officers from those who hold a certificate. */
export const randomTaskPool = definePool({ id: 'random_task', label: '随机抽查的对象和检查人员', of: 'random_task', basis: 随机抽查通知.whole, members })
