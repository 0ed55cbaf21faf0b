-- What hangs from a matter keeps its id and its matter for good: moved to a matter that is just being raised, it would leave
-- its own without an entry. The condition is tested before any function is called, so it costs nothing.
create function kernel.stays() returns trigger language plpgsql as $$
begin
  raise exception '%: % may not be moved to another record', tg_table_name, old.id using errcode = 'ZS002';
end $$;
do $$ declare t record; begin
  for t in select g.tgrelid::regclass as name, exists (select from pg_attribute a where a.attrelid = g.tgrelid and a.attname = 'ledger') as ledgered
    from pg_trigger g where g.tgname = 'raised_update' and g.tgfoid = 'kernel.parent_raised'::regproc
  loop
    execute format('create trigger stays before update on %s for each row when ((new.district, new.matter_id, new.id) is distinct from (old.district, old.matter_id, old.id)%s) execute function kernel.stays()',
      t.name, case when t.ledgered then ' or new.ledger is distinct from old.ledger' else '' end);
  end loop;
end $$;
create or replace function kernel.guard_hanging(t regclass, parent text default null) returns void language plpgsql as $$
declare call text := case when parent is null then 'kernel.parent_raised()' else format('kernel.parent_raised(%L)', parent) end;
begin
  execute format('create trigger raised_insert after insert on %s referencing new table as changed for each statement execute function %s', t, call);
  execute format('create trigger raised_update after update on %s referencing new table as changed for each statement execute function %s', t, call);
  execute format('create trigger raised_delete after delete on %s referencing old table as changed for each statement execute function %s', t, call);
  execute format('create trigger stays before update on %s for each row when ((new.district, new.matter_id, new.id) is distinct from (old.district, old.matter_id, old.id)%s) execute function kernel.stays()',
    t, case when parent is null then ' or new.ledger is distinct from old.ledger' else '' end);
end $$;
create function kernel.role_stays() returns trigger language plpgsql as $$
begin
  raise exception 'account_role: a role may not be moved to another account' using errcode = 'ZS002';
end $$;
create trigger stays before update on account_role for each row
  when ((new.district, new.account_id) is distinct from (old.district, old.account_id)) execute function kernel.role_stays();

-- A ledger's or register's table: one whose changes are compared with the journal at commit.
create function kernel.is_ledger(l text) returns boolean language sql stable as $$
  select exists (select from pg_trigger where tgrelid = to_regclass(quote_ident(l)) and tgname = 'journalled') $$;

-- As before, and what hangs may hang from a ledger's record alone, not from any row that has an id.
create or replace function kernel.parent_raised() returns trigger language plpgsql as $$
declare stray uuid; ledgers text[]; l text;
begin
  if tg_nargs = 1 then
    execute format('select c.matter_id from changed c where not exists (select 1 from %I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid) limit 1', tg_argv[0]) into stray;
  else
    select array_agg(distinct ledger) into ledgers from changed;
    foreach l in array coalesce(ledgers, '{}') loop
      if not kernel.is_ledger(l) then
        raise exception '%: % is no ledger', tg_table_name, l using errcode = 'ZS002';
      end if;
      execute format('select c.matter_id from changed c where c.ledger = %L and not exists (select 1 from %I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid) limit 1', l, l) into stray;
      exit when stray is not null;
    end loop;
  end if;
  if stray is not null then
    raise exception '%: % changed without raising its matter', tg_table_name, stray using errcode = 'ZS002';
  end if;
  return null;
end $$;

-- A matter raised twice in one transaction has an entry for each time: the version left behind must be in the journal.
-- (A register's revision closes one interval and opens the next with one entry.)
create or replace function kernel.next_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.version <> old.version + 1 or new.id <> old.id or new.district <> old.district then
    raise exception '% %: version must grow by one', tg_table_name, old.id using errcode = 'ZS001';
  end if;
  if to_regproc('kernel.check_' || tg_table_name) is not null
    and not exists (select from journal j where j.district = old.district and j.ledger = tg_table_name and j.matter_id = old.id and j.version = old.version) then
    raise exception '% % version %: no journal entry', tg_table_name, old.id, old.version using errcode = 'ZS003';
  end if;
  new.updated_at := now();
  return new;
end $$;

-- Takes along what hangs from this ledger's matter and nothing else: an id may stand in several ledgers, and which tables
-- are a ledger's children the database knows itself.
drop function kernel.rescope(text, text[], text, uuid, uuid, uuid[], smallint);
create function kernel.rescope(l text, d text, i uuid, to_org uuid, with_orgs uuid[], level smallint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare c text;
begin
  if not kernel.is_ledger(l) then raise exception '% is no ledger', l using errcode = 'ZS002'; end if;
  execute format('select 1 from %I p where p.district = $1 and p.id = $2 and p.xmin = pg_current_xact_id()::xid and p.org_id = $3 and p.shared_with = $4 and p.secrecy = $5', l)
    into strict c using d, i, to_org, with_orgs, level;   -- only to where the matter itself, raised in this transaction, already stands
  foreach c in array array['journal', 'clock', 'document', 'service', 'attachment', 'link', 'publication', 'search'] loop
    execute format('update %I set org_id = $3, shared_with = $4, secrecy = $5 where district = $1 and matter_id = $2 and ledger = $6 and (org_id, shared_with, secrecy) is distinct from ($3, $4, $5)', c)
      using d, i, to_org, with_orgs, level, l;
  end loop;
  for c in select tgrelid::regclass::text from pg_trigger where tgname = 'raised_update' and tgnargs = 1 and tgargs = convert_to(l, 'UTF8') || '\x00'::bytea loop
    execute format('update %s set org_id = $3, shared_with = $4, secrecy = $5 where district = $1 and matter_id = $2 and (org_id, shared_with, secrecy) is distinct from ($3, $4, $5)', c)
      using d, i, to_org, with_orgs, level;
  end loop;
end $$;
revoke all on function kernel.rescope from public;
grant execute on function kernel.rescope to zhunsheng_app, zhunsheng_worker;

-- Numbers are taken one after another, whoever takes them.
create function kernel.next_number() returns trigger language plpgsql as $$
begin
  raise exception 'number_counter: numbers are taken one by one' using errcode = 'ZS001';
end $$;
create trigger next_number before update on number_counter for each row
  when (new.last <> old.last + 1 or (new.district, new.org_id, new.series, new.year) is distinct from (old.district, old.org_id, old.series, old.year)) execute function kernel.next_number();

-- Holidays hold for every district and are entered by the program's own role; templates and rendered papers are only added to.
revoke insert, update on rest_day from zhunsheng_app;
revoke update on template_version, document_file, number_void from zhunsheng_app, zhunsheng_worker;
-- The same template uploaded again holds from then on; what was issued in between keeps the one of its day.
alter table template_version drop constraint template_version_pkey, add primary key (district, ledger, document, added_at, hash);
