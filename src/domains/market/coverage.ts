import type { Caller, Tx } from '../../kernel/access/scope.ts'
import { percent } from '../../kernel/indicator/figure.ts'
import type { CoverageView, ItemCoverage } from './contract.ts'

/** A year's list of a district has hundreds. */
const MOST = 2000

/**
 * What was done in a year under each entry of the 监管事项目录清单 whose unit the caller sees (国发〔2019〕18号（三）: everything that is to
 * be regulated is). An inspection falls under the item it names, or under that to which an item of the inspection list that it names
 * belongs; several matters stand with a semicolon or a line each. Teams act in the name of the unit they belong to, joint units in their own.
 */
export async function coverageOf(tx: Tx, { district, orgs }: Pick<Caller, 'district' | 'orgs'>, year: number): Promise<CoverageView> {
  const { rows: items } = await tx.query<ItemCoverage>(
    `with item as (
       select id, code, name, enforcement_field, unit, measures from regulatory_item
       where district = $1 and valid_from < $3 and (valid_until is null or valid_until > $2) and unit = any ($4) limit ${MOST}),
     called as (
       select id, name from item
       union select item.id, i.name from item join inspection_item i on i.district = $1 and i.unit = item.unit and i.regulatory_item = item.name and i.valid_from < $3 and (i.valid_until is null or i.valid_until > $2)),
     visit as (
       select id, org_id, result, array_remove(coalesce(joint_units, '{}') || array[joint_unit, joint_unit_2, joint_unit_3], null) as joint, matters
       from inspection where district = $1 and inspected_on >= $2 and inspected_on < $3 and not patrol),
     above as (select distinct on (id) id, parent_id from organisation where district = $1 order by id, valid_from desc),
     made as (
       select distinct item.id as item_id, v.id, v.result
       from (select v.*, btrim(one) as one from visit v cross join lateral (select v.matters as one union select regexp_split_to_table(v.matters, '[;；\n]')) split) v
         join called on called.name = v.one join item on item.id = called.id left join above on above.id = v.org_id
       where item.unit = v.org_id or item.unit = above.parent_id or item.unit = any (v.joint)),
     counted as (
       select item_id, count(*)::integer as inspections, count(*) filter (where result in ('corrected', 'ordered', 'clue'))::integer as problems,
         count(*) filter (where exists (select from link l join penalty p on p.district = l.district and p.id = l.matter_id where l.district = $1 and l.to_id = made.id and l.kind = 'from_inspection' and p.outcome = 'penalty'))::integer as penalties
       from made group by 1),
     sampled as (
       select item.id as item_id, count(*)::integer as samplings
       from product_sampling s join item on item.name = s.item left join above on above.id = s.org_id
       where s.district = $1 and s.sampled_on >= $2 and s.sampled_on < $3 and item.unit in (s.org_id, above.parent_id) group by 1)
     select item.*, coalesce(inspections, 0) as inspections, coalesce(problems, 0) as problems, coalesce(penalties, 0) as penalties, coalesce(samplings, 0) as samplings
     from item left join counted on counted.item_id = item.id left join sampled on sampled.item_id = item.id
     order by coalesce(inspections, 0) + coalesce(samplings, 0) > 0, unit, code`, [district, `${year}-01-01`, `${year + 1}-01-01`, orgs])
  const covered = items.filter(({ inspections, samplings }) => inspections + samplings > 0).length
  return { year, items, covered, rate: percent(covered, items.length) }
}
