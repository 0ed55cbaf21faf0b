-- To the practice ground go entries of registers and standing matters (officers' cards), with their rows and what they are found by;
-- clocks, papers and history stay at home.
create or replace function kernel.copy_to_practice(l text, d text, ground text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
  register boolean := exists (select from pg_attribute where attrelid = to_regclass(quote_ident(l)) and attname = 'valid_from' and not attisdropped);
  stands text := case when register then '(t.valid_until is null or t.valid_until > $3)' else 't.closed_on is null and t.opened_on <= $3' end;
  c text;
begin
  if not kernel.is_ledger(l) then raise exception '% is no ledger', l using errcode = 'ZS002'; end if;
  execute format('create temporary table copied on commit drop as
    select distinct id from %1$I t where t.district = $1 and %2$s and not exists (select from %1$I g where g.district = $2 and g.id = t.id)', l, stands) using d, ground, today;
  execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, to_jsonb(t) || jsonb_build_object(''district'', $2, ''version'', 1)
      || case when %1$L = ''account'' then jsonb_build_object(''sign_in_name'', lower($2) || ''.'' || t.id) else ''{}'' end)).*
    from %1$I t join copied using (id) where t.district = $1 and %2$s', l, stands) using d, ground, today;
  if l = 'account' then
    insert into account_role select ground, r.account_id, r.org_id, r.role, r.valid_from, r.valid_until from account_role r join copied on copied.id = r.account_id
      where r.district = d and (r.valid_until is null or r.valid_until > today) and r.role not in ('administrator', 'security_officer', 'auditor');
  end if;
  for c in select tgrelid::regclass::text from pg_trigger where tgname = 'raised_update' and tgnargs = 1 and tgargs = convert_to(l, 'UTF8') || '\x00'::bytea loop
    execute format('insert into %1$s select (jsonb_populate_record(null::%1$s, to_jsonb(r) || jsonb_build_object(''district'', $2))).* from %1$s r join copied on copied.id = r.matter_id where r.district = $1', c) using d, ground;
  end loop;
  insert into search select (jsonb_populate_record(null::search, to_jsonb(s) || jsonb_build_object('district', ground))).* from search s join copied on copied.id = s.matter_id where s.district = d and s.ledger = l;
  execute format('insert into journal (district, org_id, shared_with, secrecy, ledger, matter_id, id, version, kind, action, actor_name, acting_org_id, responsible_org_id, effective_on, definition)
    select distinct on (t.id) t.district, t.org_id, t.shared_with, t.secrecy, %1$L, t.id, gen_random_uuid(), 1, ''migration'', ''practice'', ''模拟区'', t.org_id, t.org_id, $2, ''practice''
    from %1$I t join copied using (id) where t.district = $1 order by t.id', l) using ground, today;
  drop table copied;
end $$;
