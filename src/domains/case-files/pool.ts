import type { Tx } from '../../kernel/access/scope.ts'
import { definePool, type PoolMatter } from '../../kernel/draw/pool-def.ts'
import type { Pool } from '../../kernel/draw/pool.ts'
import { 处罚法 } from '../common/law.ts'

/** Where the files of a kind stand, and the day that places them; one query for all, ids first so that every run reads alike. */
const sources = {
  penalty: `select 'penalty:' || id as member, number, org_id, id from penalty where district = $1 and outcome = 'penalty' and decided_on between $2 and $3`,
  inspection: `select 'inspection:' || id, number, org_id, id from inspection where district = $1 and not patrol and inspected_on between $2 and $3`,
  coercion: `select 'coercive_measure:' || id, number, org_id, id from coercive_measure where district = $1 and taken_on between $2 and $3`,
} as const

async function members(tx: Tx, { district, kinds, from_on, until_on, files_per_unit, unit }: PoolMatter): Promise<Pool> {
  const wanted = (kinds as readonly string[]).flatMap((kind) => kind in sources ? [sources[kind as keyof typeof sources]] : [])
  const { rows } = await tx.query<{ member: string; number: string | null; org_id: string; name: string }>(
    `select f.*, coalesce(o.name, f.org_id::text) as name from (${wanted.join(' union all ')}) f
       left join lateral (select name from organisation where district = $1 and id = f.org_id order by valid_from desc limit 1) o on true
     where $4::uuid is null or f.org_id = $4 order by f.member`, [district, from_on, until_on, unit ?? null])
  const count = (org: string) => rows.filter(({ org_id }) => org_id === org).length
  const strata = Object.fromEntries(rows.map(({ org_id, name }) => [org_id, name]))
  return {
    members: rows.map(({ member, number, org_id }) => ({ id: member, code: number ?? member, stratum: org_id })), strata,
    sizes: Object.fromEntries(Object.keys(strata).map((org) => [org, Math.min(files_per_unit as number, count(org))])), avoid: [],
  }
}

/** So many files of each unit. */
export const evaluationFiles = definePool({ id: 'evaluation_files', label: '案卷评查的案卷', of: 'evaluation', basis: 处罚法.art(75, 1), members })
