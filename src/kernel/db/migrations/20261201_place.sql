-- Where a session works: at home, in the practice ground of its district, or in a district of its city.
-- A practice ground is a district of its own (kind `practice`, below the district it copies): what is tried there has the same
-- tables, rules and guard as real work, and what leaves practice out need only look at the kind of the district.
alter table session add column place text references district;

drop function kernel.presented_session;
create function kernel.presented_session(presented text)
returns table (district text, account_id uuid, must_change boolean, last_seen_at timestamptz, expires_at timestamptz, idle_minutes integer, stamp bigint, place text, practice boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select s.district, s.account_id, s.must_change, s.last_seen_at, s.expires_at, s.idle_minutes, a.n, p.code, coalesce(p.kind = 'practice' and p.parent = s.district, false)
    from session s cross join access_stamp a left join district p on p.code = s.place where s.token_hash = presented and s.ended_at is null;
end $$;
revoke all on function kernel.presented_session from public;
grant execute on function kernel.presented_session to zhunsheng_app;

-- The ground in use: the newest. Those before it were left behind by a reset and are entered by nobody.
create function kernel.practice_of(d text) returns text language sql stable as $$
  select code from district where parent = d and kind = 'practice' order by created_at desc, code desc limit 1 $$;

-- Copies entries of a register to the ground, each with a journal entry of its own there.
create function kernel.copy_to_practice(l text, d text, ground text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  if not kernel.is_ledger(l) then raise exception '% is no ledger', l using errcode = 'ZS002'; end if;
  execute format('create temporary table copied on commit drop as
    select distinct id from %1$I t where t.district = $1 and (t.valid_until is null or t.valid_until > $3) and not exists (select from %1$I g where g.district = $2 and g.id = t.id)', l) using d, ground, today;
  execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, to_jsonb(t) || jsonb_build_object(''district'', $2, ''version'', 1)
      || case when %1$L = ''account'' then jsonb_build_object(''sign_in_name'', lower($2) || ''.'' || t.id) else ''{}'' end)).*
    from %1$I t join copied using (id) where t.district = $1 and (t.valid_until is null or t.valid_until > $3)', l) using d, ground, today;
  if l = 'account' then
    insert into account_role select ground, r.account_id, r.org_id, r.role, r.valid_from, r.valid_until from account_role r join copied on copied.id = r.account_id
      where r.district = d and (r.valid_until is null or r.valid_until > today) and r.role not in ('administrator', 'security_officer', 'auditor');
  end if;
  execute format('insert into journal (district, org_id, shared_with, secrecy, ledger, matter_id, id, version, kind, action, actor_name, acting_org_id, responsible_org_id, effective_on, definition, row_hash)
    select distinct on (t.id) t.district, t.org_id, t.shared_with, t.secrecy, %1$L, t.id, gen_random_uuid(), 1, ''migration'', ''practice'', ''模拟区'', t.org_id, t.org_id, $2, ''practice'', kernel.hash_%1$s(t.district, t.id)
    from %1$I t join copied using (id) where t.district = $1 order by t.id', l) using ground, today;
  drop table copied;
end $$;

-- The ground of the caller's district, begun where there is none, with the units, people and lists that work there needs and
-- does not yet have. Whoever asks must not be in the ground already.
create function kernel.open_practice(lists text[], anew boolean) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare d text := current_setting('app.district'); ground text; l text;
begin
  perform pg_advisory_xact_lock(hashtextextended('practice ' || d, 0));
  ground := kernel.practice_of(d);
  if ground is null or anew then
    ground := d || '-m' || (select count(*) + 1 from district where parent = d and kind = 'practice');
    insert into district (code, name, level, kind, parent, created_at)
      select ground, h.name || '模拟区', h.level, 'practice', d, clock_timestamp() from district h where h.code = d and h.kind <> 'practice';
    update session set place = ground where place in (select code from district where parent = d and kind = 'practice');
  end if;
  foreach l in array array['organisation', 'account'] || lists loop
    perform kernel.copy_to_practice(l, d, ground);
  end loop;
  return ground;
end $$;
revoke all on function kernel.copy_to_practice, kernel.open_practice from public;
grant execute on function kernel.open_practice to zhunsheng_app;
