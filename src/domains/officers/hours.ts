import type { Tx } from '../../kernel/access/scope.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { resolveSettings } from '../../kernel/setting/resolve.ts'
import type { HoursView } from './contract.ts'
import { settings } from './settings.ts'

const required = settings.find(({ id }) => id === 'officer_training_hours')!
/** More than anybody works through on a page. */
const MOST = 500

/**
 * Whose training of a year falls short of what the place asks (default: 实施纲要（三十四）, sixty hours). Cards in use that were held
 * the whole year, as far as the caller sees them: those of his unit, or all of a registrar. Hours under the number of
 * the card that one replaced count for the one in hand.
 */
export async function hoursOf(tx: Tx, district: string, year: number, today: IsoDate): Promise<HoursView> {
  const [from, until] = [`${year}-01-01`, `${year}-12-31`] as const
  const [setting] = await resolveSettings(tx, district, [{ def: required, key: null }], until < today ? until : today)
  const wanted = Number(setting!.value)
  const { rows: [found] } = await tx.query<Pick<HoursView, 'holders' | 'short' | 'officers'>>(
    `with held as (
       select c.id, c.org_id, c.certificate_number, c.name, coalesce((
         select sum(r.hours) from training_record r where r.district = c.district and r.attended_on between $2 and $3 and r.certificate_number in (c.certificate_number, b.certificate_number)), 0)::integer as hours
       from certificate c left join lateral (
         select o.certificate_number, o.issued_on from link l join certificate o on o.district = l.district and o.id = l.to_id where l.district = c.district and l.matter_id = c.id and l.kind = 'replaces' limit 1) b on true
       where c.district = $1 and c.state in ('valid', 'suspended') and least(c.issued_on, b.issued_on) < $2),
     below as (select * from held where hours < $4)
     select (select count(*)::integer from held) as holders, (select count(*)::integer from below) as short,
       (select coalesce(json_agg(o), '[]') from (select * from below order by hours, org_id, certificate_number limit ${MOST}) o) as officers`, [district, from, until, wanted])
  return { year, required: wanted, source: setting!.source, ...found! }
}
