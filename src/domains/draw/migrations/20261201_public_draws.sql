-- What the public sees of draws: from the moment a pool is frozen its hash, when, and where the seed will come from; the pool
-- itself and what was drawn when the unit makes them public. Never of practice, never of what is secret.
create function kernel.public_draws(only_district text, only_id uuid, before_day date, before_id uuid, most integer)
returns table (
  district text, id uuid, place text, kind text, unit text, number text, purpose text, again_reason text, state text, committed_on date, pool_hash text, pool_members integer, pool_wanted integer,
  seed_source text, seed_period text, seed_due_on date, side_a text, side_a_hash text, side_b text, side_b_hash text, seed_value text, seed_evidence text, seed_drawn_on date,
  drawn_on date, drawn_count integer, shortfall text, void_reason text, withheld_reason text, published_on date, closed_on date,
  committed_at timestamptz, entry uuid, entry_hash text, seal bigint, sealed_at timestamptz, seal_head text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.district, d.id, p.name, p.kind, o.name, d.number, d.purpose, d.again_reason, d.state, d.committed_on, d.pool_hash, d.pool_members, d.pool_wanted,
    d.seed_source, d.seed_period, d.seed_due_on, d.side_a, d.side_a_hash, d.side_b, d.side_b_hash,
    case when d.drawn_on is not null then d.seed_value end, case when d.drawn_on is not null or d.state = 'void' then d.seed_evidence end, d.seed_drawn_on,
    d.drawn_on, d.drawn_count, d.shortfall, d.void_reason, d.withheld_reason, d.published_on, d.closed_on,
    j.recorded_at, j.id, encode(j.row_hash, 'hex'), s.seq, s.sealed_at, encode(s.head, 'hex')
  from draw d
  join district p on p.code = d.district and p.kind <> 'practice'
  left join lateral (select n.name from organisation n where n.district = d.district and n.id = d.org_id order by n.valid_from desc limit 1) o on true
  left join lateral (select e.id, e.recorded_at, e.row_hash, e.txid from journal e where e.district = d.district and e.ledger = 'draw' and e.matter_id = d.id and e.action = 'commit' order by e.version desc limit 1) j on true
  left join seal s on j.txid >= s.from_txid and j.txid < s.until_txid
  where d.committed_on is not null and d.secrecy = 0
    and (only_district is null or d.district = only_district) and (only_id is null or d.id = only_id)
    and (before_day is null or (d.committed_on, d.id) < (before_day, before_id))
  order by d.committed_on desc, d.id desc limit most
$$;
create index draw_committed on draw (committed_on desc, id desc) where committed_on is not null and secrecy = 0;

-- The frozen pool and what was drawn, once they are public.
create function kernel.public_draw_pool(d text, i uuid) returns table (hash text, content bytea) language sql stable security definer set search_path = public, pg_temp as $$
  select k.hash, k.content from draw_pool k join draw m on m.district = k.district and m.id = k.matter_id and m.pool_hash = k.hash
  where k.district = d and m.id = i and m.state = 'published' and m.secrecy = 0 and not exists (select from district p where p.code = d and p.kind = 'practice') $$;
create function kernel.public_draw_rows(d text, i uuid) returns table (selected json, assigned json) language sql stable security definer set search_path = public, pg_temp as $$
  select (select coalesce(json_agg(json_build_object('id', s.member, 'code', s.code, 'stratum', s.stratum, 'rank', s.rank) order by s.position), '[]') from draw_selected s where s.district = d and s.matter_id = i),
    (select coalesce(json_agg(json_build_object('object', a.object, 'officer', a.officer, 'code', a.code, 'group', a."group") order by a.position), '[]') from draw_assigned a where a.district = d and a.matter_id = i)
  from draw m where m.district = d and m.id = i and m.state = 'published' and m.secrecy = 0 and not exists (select from district p where p.code = d and p.kind = 'practice') $$;
revoke all on function kernel.public_draws, kernel.public_draw_pool, kernel.public_draw_rows from public;
grant execute on function kernel.public_draws, kernel.public_draw_pool, kernel.public_draw_rows to zhunsheng_portal;
