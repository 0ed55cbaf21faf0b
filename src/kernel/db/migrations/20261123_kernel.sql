-- The kernel's own tables, and the functions that give every ledger the same keys, scope policies and journal guard.
-- `district` leads every key so that a district's rows can live together on one node of a distributed server.
create schema kernel;
grant usage on schema kernel to zhunsheng_app, zhunsheng_worker;

-- ---- templates: ledgers are created `like` these ------------------------------------------------------------------
create table kernel.scoped (
  district text not null,
  org_id uuid not null,                       -- the responsible unit
  shared_with uuid[] not null default '{}',   -- units with a part in it
  secrecy smallint not null default 0 check (secrecy between 0 and 3)
);
create table kernel.matter (
  like kernel.scoped including all,
  id uuid not null,
  number text,
  title text not null,
  state text not null,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  handler_id uuid,                            -- the person who answers for it now; the law's 承办人 are a field
  origin text not null default 'handled' check (origin in ('handled', 'imported', 'pushed')),
  source_ref text,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table kernel.matter_row (
  like kernel.scoped including all,
  matter_id uuid not null,
  id uuid not null,
  position integer not null
);
create table kernel.entry (
  like kernel.scoped including all,
  id uuid not null,
  valid_from date not null,
  valid_until date check (valid_until > valid_from),   -- exclusive; null while it stands
  origin text not null default 'handled' check (origin in ('handled', 'imported', 'pushed')),
  source_ref text,
  ended_reason text,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table kernel.hanging (
  like kernel.scoped including all,
  ledger text not null,
  matter_id uuid not null
);

-- ---- scope: one function writes every table's policies ------------------------------------------------------------
-- Sub-selects are evaluated once a query, bare current_setting once a row (measured 2x); a distributed server refuses
-- the sub-select form, which is why the form stands here and nowhere else.
create function kernel.make_scoped(t regclass) returns void language plpgsql as $$
declare
  mine constant text := '(org_id = any ((select current_setting(''app.orgs'')::uuid[])::uuid[])'
    || ' or shared_with && (select current_setting(''app.orgs'')::uuid[])::uuid[])'
    || ' and secrecy <= (select current_setting(''app.clearance'')::smallint)';
  own constant text := 'district = (select current_setting(''app.district'')) and ' || mine;
begin
  execute format('alter table %s enable row level security', t);
  execute format('create policy see on %s for select to zhunsheng_app using (district = any ((select current_setting(''app.districts'')::text[])::text[]) and %s)', t, mine);
  -- not `for all`: a reading would then test this condition beside `see`, at twice the cost
  execute format('create policy enter on %s for insert to zhunsheng_app with check (%s)', t, own);
  execute format('create policy change on %s for update to zhunsheng_app using (%s) with check (%s)', t, own, own);
  execute format('create policy remove on %s for delete to zhunsheng_app using (%s)', t, own);
  execute format('create policy work on %s for all to zhunsheng_worker using (true) with check (true)', t);
end $$;

-- ---- journal: append-only record of every action and revision -----------------------------------------------------
create table journal (
  like kernel.hanging including all,
  id uuid not null,
  version integer not null,                    -- the matter's version after this entry
  kind text not null check (kind in ('action', 'law', 'service', 'correction', 'transfer', 'import', 'register', 'migration', 'access')),
  action text not null,
  actor_id uuid,                               -- null: the law, or the system
  actor_name text not null,
  acting_org_id uuid not null,                 -- the unit acted for
  responsible_org_id uuid not null,            -- the unit then responsible: last year's figures stay with last year's unit
  effective_on date not null,                  -- the legal day
  recorded_at timestamptz not null default now(),
  txid xid8 not null default pg_current_xact_id(),
  from_state text,
  to_state text,
  input jsonb not null default '{}',
  change jsonb not null default '{}',          -- what became of row, children, clocks and documents; replay folds these
  settings jsonb,                              -- local values used, with their source
  definition text not null,                    -- version of the definition acted under
  row_hash bytea,
  backfilled boolean not null default false,   -- history told afterwards, by an import: its steps have no row of their own to hash
  corrects uuid,
  reason text,
  check (row_hash is not null or backfilled),
  primary key (district, id),
  unique (district, ledger, matter_id, version)
);
create index journal_feed on journal (txid, district, id);
select kernel.make_scoped('journal');
grant select, insert on journal to zhunsheng_app, zhunsheng_worker;

-- ---- what hangs from a matter -------------------------------------------------------------------------------------
create table clock (
  like kernel.hanging including all,
  id uuid not null,
  deadline text not null,
  row_id uuid,                                 -- the party it runs for, where parties are served apart
  whose text not null default 'unit' check (whose in ('unit', 'respondent', 'party', 'law')),
  started_on date not null,
  started_at timestamptz,                      -- hour terms
  length integer not null,
  unit text not null check (unit in ('working_day', 'calendar_day', 'hour', 'month', 'year')),
  end_day text not null check (end_day in ('roll', 'by_analogy', 'no_roll')),
  backward boolean not null default false,
  minimum boolean not null default false,
  basis jsonb not null,
  extension integer not null default 0,
  extension_unit text,
  extended integer not null default 0,
  excluded jsonb not null default '[]',        -- [{from, until}] of time that does not count
  paused_on date,
  nominal_on date,                             -- null while it runs into a year whose holidays are not published
  due_on date,
  due_at timestamptz,
  unpublished_year integer,
  acts boolean not null default false,         -- the law itself acts when it lapses
  met_on date,
  state text not null check (state in ('running', 'paused', 'met', 'late', 'lapsed', 'ended')),
  primary key (district, id)
);
create index clock_matter on clock (district, matter_id);
create index clock_worklist on clock (district, org_id, due_on) where state = 'running';
create index clock_lapse on clock (due_on) where state = 'running' and acts;
select kernel.make_scoped('clock');

create table document (
  like kernel.hanging including all,
  id uuid not null,
  document text not null,
  received boolean not null,
  number text,
  dated_on date not null,
  data jsonb not null default '{}',            -- what the template was filled with; the file is rendered from it after commit
  template_hash text,
  attachment_id uuid,
  voided_reason text,
  primary key (district, id)
);
create index document_matter on document (district, matter_id);
select kernel.make_scoped('document');

create table service (
  like kernel.hanging including all,
  id uuid not null,
  document_id uuid not null,
  row_id uuid,                                 -- the party served
  recipient_org_id uuid,
  recipient text not null,
  method text not null,
  sent_on date not null,
  served_on date,                              -- null while on its way (public notice, post)
  evidence text,
  primary key (district, id)
);
create index service_matter on service (district, matter_id);
select kernel.make_scoped('service');

create table attachment (
  like kernel.hanging including all,
  id uuid not null,
  name text not null,
  kind text not null default 'material',
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  primary key (district, id)
);
create index attachment_matter on attachment (district, matter_id);
select kernel.make_scoped('attachment');

create table link (
  like kernel.hanging including all,           -- the matter the link was made from
  id uuid not null,
  kind text not null,
  to_ledger text not null,
  to_id uuid not null,
  made_on date not null,
  primary key (district, id),
  unique (district, kind, matter_id, to_id)
);
create index link_to on link (district, to_id);
select kernel.make_scoped('link');

-- Keyword search by our own bigrams: trigram indexes hold no two-character Chinese word. Rebuilt from the row, not journalled.
create table search (
  like kernel.hanging including all,
  opened_on date not null,
  grams text[] not null,
  primary key (district, matter_id)
);
create index search_grams on search using gin (grams) with (fastupdate = off);
select kernel.make_scoped('search');
grant select, insert, update on clock, document, service, attachment, search to zhunsheng_app, zhunsheng_worker;
grant select, insert, update on link to zhunsheng_app, zhunsheng_worker;

-- ---- numbers, commands, files -------------------------------------------------------------------------------------
create table number_counter (
  district text not null, org_id uuid not null, series text not null, year integer not null, last integer not null,
  primary key (district, org_id, series, year)
);
create table number_void (
  district text not null, org_id uuid not null, series text not null, year integer not null, n integer not null,
  reason text not null, voided_at timestamptz not null default now(),
  primary key (district, org_id, series, year, n)
);
-- A repeated command answers its first result; with another body it is a conflict.
create table command (
  district text not null, caller uuid not null, key text not null, body_hash bytea not null, result jsonb,
  at timestamptz not null default now(),
  primary key (district, caller, key)
);
create index command_at on command (at);
create table rest_day (
  year integer primary key, status text not null check (status in ('official', 'provisional')),
  holidays jsonb not null,                     -- [{name, from, until}], as the notice announces them
  makeup_workdays date[] not null, source text not null, imported_at timestamptz not null default now()
);
create table document_file (
  district text not null, document_id uuid not null, sha256 text not null, size bigint not null, rendered_at timestamptz not null default now(),
  primary key (district, document_id)
);
create table template_version (
  district text not null, ledger text not null, document text not null, hash text not null, bytes bytea not null,
  source text not null, added_by uuid, added_at timestamptz not null default now(),
  primary key (district, ledger, document, hash)
);
-- Scope of these is the district; they carry no personal data and no unit's secrets.
do $$ declare t text; begin
  foreach t in array array['number_counter', 'number_void', 'command', 'document_file', 'template_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I for all to zhunsheng_app using (district = (select current_setting(''app.district'')))', t);
    execute format('create policy work on %I for all to zhunsheng_worker using (true)', t);
    execute format('grant select, insert, update on %I to zhunsheng_app, zhunsheng_worker', t);
  end loop;
  alter policy own on command using (district = (select current_setting('app.district')) and caller = (select current_setting('app.account')::uuid));
end $$;
grant select, insert, update on rest_day to zhunsheng_app, zhunsheng_worker;

-- ---- the guard: nothing changes without its journal entry ---------------------------------------------------------
-- Canonical bytes of a record: keys sorted by jsonb, nulls dropped so that a new nullable column alters no hash.
create function kernel.canon(r jsonb) returns text language sql immutable parallel safe as $$ select jsonb_strip_nulls(r)::text $$;

-- The same for ledgers, whose rows are wide and hashed at every action: a row's text is made twenty times faster than its JSON. Nulls at
-- its end leave commas alone (a text that ends so is quoted), which are cut off: a new nullable column alters no hash here either.
create function kernel.plain(r anyelement) returns text language sql stable parallel safe as $$ select rtrim(r::text, ',)') $$;

-- A row's version may only grow by one; its identity never changes.
create function kernel.next_version() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 or new.id <> old.id or new.district <> old.district then
    raise exception '% %: version must grow by one', tg_table_name, old.id using errcode = 'ZS001';
  end if;
  new.updated_at := now();
  return new;
end $$;

-- What hangs from a matter changes only in a transaction that has raised the matter's version (xmin: written by this transaction).
create function kernel.parent_raised() returns trigger language plpgsql as $$
declare stray uuid; ledgers text[]; l text;
begin
  if tg_nargs = 1 then
    execute format('select c.matter_id from changed c where not exists (select 1 from %I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid) limit 1', tg_argv[0]) into stray;
  else
    select array_agg(distinct ledger) into ledgers from changed;
    foreach l in array coalesce(ledgers, '{}') loop
      execute format('select c.matter_id from changed c where c.ledger = %L and not exists (select 1 from %I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid) limit 1', l, l) into stray;
      exit when stray is not null;
    end loop;
  end if;
  if stray is not null then
    raise exception '%: % changed without raising its matter', tg_table_name, stray using errcode = 'ZS002';
  end if;
  return null;
end $$;

create function kernel.guard_hanging(t regclass, parent text default null) returns void language plpgsql as $$
declare call text := case when parent is null then 'kernel.parent_raised()' else format('kernel.parent_raised(%L)', parent) end;
begin
  execute format('create trigger raised_insert after insert on %s referencing new table as changed for each statement execute function %s', t, call);
  execute format('create trigger raised_update after update on %s referencing new table as changed for each statement execute function %s', t, call);
  execute format('create trigger raised_delete after delete on %s referencing old table as changed for each statement execute function %s', t, call);
end $$;
select kernel.guard_hanging('clock');
select kernel.guard_hanging('document');
select kernel.guard_hanging('service');
select kernel.guard_hanging('attachment');
select kernel.guard_hanging('link');
-- the journal itself is only ever appended to, and only for a matter raised in the same transaction
create trigger raised_insert after insert on journal referencing new table as changed for each statement execute function kernel.parent_raised();

-- At commit, a row whose version and content have no journal entry is refused, whatever the caller's scope.
create function kernel.check_journal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare written bytea; actual bytea; at_version integer;
begin
  execute format('select version, kernel.hash_%s(district, id) from %I where district = $1 and id = $2 order by version desc limit 1', tg_table_name, tg_table_name)
    into at_version, actual using new.district, new.id;
  select row_hash into written from journal where district = new.district and ledger = tg_table_name and matter_id = new.id and version = at_version;
  if written is distinct from actual then
    raise exception '% % version %: no journal entry of this content', tg_table_name, new.id, at_version using errcode = 'ZS003';
  end if;
  return null;
end $$;

-- Gives a procedure's table its keys, foreign keys, policies, guard, hash, grants and standard indexes.
create function kernel.make_ledger(t text, children text[] default '{}') returns void language plpgsql as $$
declare c text; parts text := '';
begin
  execute format('alter table %I add primary key (district, id)', t);
  execute format('create index %I on %I (district, opened_on desc, id desc)', t || '_opened', t);
  execute format('create index %I on %I (district, org_id, opened_on desc, id desc)', t || '_org_opened', t);
  -- what a unit sees of others' matters is few among many: without it, its list would read them all
  execute format('create index %I on %I (district, opened_on desc, id desc) where shared_with <> ''{}''', t || '_shared', t);
  execute format('create unique index %I on %I (district, number) where origin = ''handled''', t || '_number', t);
  perform kernel.make_scoped(t::regclass);
  execute format('grant select, insert, update on %I to zhunsheng_app, zhunsheng_worker', t);
  execute format('create trigger next_version before update on %I for each row execute function kernel.next_version()', t);
  foreach c in array children loop
    execute format('alter table %I add primary key (district, id)', c);
    execute format('alter table %I add foreign key (district, matter_id) references %I (district, id)', c, t);
    execute format('create index %I on %I (district, matter_id)', c || '_matter', c);
    perform kernel.make_scoped(c::regclass);
    perform kernel.guard_hanging(c::regclass, t);
    execute format('grant select, insert, update, delete on %I to zhunsheng_app, zhunsheng_worker', c);
    parts := parts || format(' || coalesce((select string_agg(kernel.plain(x), e''\n'' order by x.id::text collate "C") from %I x where x.district = d and x.matter_id = i), '''')', c);
  end loop;
  foreach c in array array['clock', 'document', 'service', 'attachment', 'link'] loop
    parts := parts || format(' || coalesce((select string_agg(kernel.plain(x), e''\n'' order by x.id::text collate "C") from %I x where x.district = d and x.matter_id = i and x.ledger = %L), '''')', c, t);
  end loop;
  -- Procedural and generic, so that its plan over a dozen tables is made once a session (made once a row it costs milliseconds), and
  -- by index, since the plan may be made while the tables are still empty. Ordered by the id's text: ordered by the id itself, an
  -- early plan walks the whole primary key in order instead of looking up the matter's few rows.
  execute format('create function kernel.hash_%s(d text, i uuid) returns bytea language plpgsql stable security definer set search_path = public, pg_temp set timezone = ''UTC'' set datestyle = ''ISO''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $f$
    begin return sha256(convert_to((select kernel.plain(x) from %I x where x.district = d and x.id = i)%s, ''UTF8'')); end $f$', t, t, parts);
  execute format('create function kernel.check_%s() returns trigger language plpgsql security definer set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $f$
    begin
      if not exists (select 1 from %I x join journal j on j.district = x.district and j.ledger = %L and j.matter_id = x.id and j.version = x.version
          where x.district = new.district and x.id = new.id and j.row_hash = kernel.hash_%s(new.district, new.id)) then
        raise exception ''%% %%: no journal entry of this content'', %L, new.id using errcode = ''ZS003'';
      end if;
      return null;
    end $f$', t, t, t, t, t);
  execute format('create constraint trigger journalled after insert or update on %I deferrable initially deferred for each row execute function kernel.check_%s()', t, t);
end $$;

-- A register: an entry has a stable id and one row per interval of validity, never overlapping, never deleted.
create extension if not exists btree_gist;
create function kernel.make_register(t text) returns void language plpgsql as $$
begin
  execute format('alter table %I add primary key (district, id, valid_from)', t);
  execute format('alter table %I add exclude using gist (district with =, id with =, daterange(valid_from, valid_until) with &&)', t);
  execute format('create index %I on %I (district, org_id, valid_from desc, id desc)', t || '_org', t);
  perform kernel.make_scoped(t::regclass);
  execute format('grant select, insert, update on %I to zhunsheng_app, zhunsheng_worker', t);
  execute format('create trigger next_version before update on %I for each row execute function kernel.next_version()', t);
  execute format('create function kernel.hash_%s(d text, i uuid) returns bytea language sql stable security definer set search_path = public, pg_temp set timezone = ''UTC'' as $f$
    select sha256(convert_to(coalesce((select string_agg(kernel.canon(to_jsonb(x)), e''\n'' order by x.valid_from) from %I x where x.district = d and x.id = i), '''') , ''UTF8'')) $f$', t, t);
  execute format('create constraint trigger journalled after insert or update on %I deferrable initially deferred for each row execute function kernel.check_journal()', t);
end $$;

-- A transfer takes everything that hangs from a matter along; the journal's scope columns are the only ones that ever change.
create function kernel.rescope(l text, children text[], d text, i uuid, to_org uuid, with_orgs uuid[], level smallint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare c text;
begin
  execute format('select 1 from %I p where p.district = $1 and p.id = $2 and p.xmin = pg_current_xact_id()::xid and p.org_id = $3 and p.shared_with = $4 and p.secrecy = $5', l)
    into strict c using d, i, to_org, with_orgs, level;   -- only to where the matter itself, raised in this transaction, already stands
  foreach c in array array['journal', 'clock', 'document', 'service', 'attachment', 'link', 'publication', 'search'] || children loop
    execute format('update %I set org_id = $3, shared_with = $4, secrecy = $5 where district = $1 and matter_id = $2 and (org_id, shared_with, secrecy) is distinct from ($3, $4, $5)', c)
      using d, i, to_org, with_orgs, level;
  end loop;
end $$;
revoke all on function kernel.rescope from public;
grant execute on function kernel.rescope to zhunsheng_app, zhunsheng_worker;

-- ---- publication: masked copies that left the house ---------------------------------------------------------------
create table publication (
  like kernel.hanging including all,
  id uuid not null,
  title text not null,
  number text,
  content jsonb not null,                      -- label and text pairs, masked when written; never edited
  published_on date not null,
  withdrawn_on date check (withdrawn_on >= published_on),
  withdrawn_reason text check (withdrawn_on is null or withdrawn_reason is not null),
  primary key (district, id)
);
create unique index publication_standing on publication (district, ledger, matter_id) where withdrawn_on is null;
create index publication_list on publication (district, ledger, published_on desc, id desc);
select kernel.make_scoped('publication');
grant select, insert on publication to zhunsheng_app, zhunsheng_worker;
grant update (withdrawn_on, withdrawn_reason, org_id, shared_with, secrecy) on publication to zhunsheng_app, zhunsheng_worker;
grant usage on schema kernel to zhunsheng_portal;
create policy published on publication for select to zhunsheng_portal using (withdrawn_on is null and secrecy = 0);
grant select (district, ledger, id, title, number, content, published_on) on publication to zhunsheng_portal;
select kernel.guard_hanging('publication');

-- ---- imports: a file read in chunks, each with its place in the file in one transaction ---------------------------
create table import_job (
  like kernel.scoped including all,
  id uuid not null,
  ledger text not null,
  name text not null,
  sha256 text not null,
  mapping jsonb not null,
  total integer not null,
  done integer not null default 0,             -- rows of the file dealt with, imported or refused
  imported integer not null default 0,
  flagged integer not null default 0,
  state text not null default 'ready' check (state in ('ready', 'running', 'cancelled', 'finished', 'failed')),
  problem text,
  made_by uuid,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (district, id)
);
create table import_problem (
  like kernel.scoped including all,
  job_id uuid not null,
  line integer not null,
  at integer not null,
  kind text not null check (kind in ('refused', 'flagged')),
  cell text, value text, reason text not null,
  primary key (district, job_id, line, at),
  foreign key (district, job_id) references import_job
);
create table import_mapping (
  like kernel.scoped including all,
  id uuid not null, ledger text not null, name text not null, mapping jsonb not null, saved_at timestamptz not null default now(),
  primary key (district, id)
);
select kernel.make_scoped('import_job'), kernel.make_scoped('import_problem'), kernel.make_scoped('import_mapping');
grant select, insert, update on import_job, import_problem, import_mapping to zhunsheng_app, zhunsheng_worker;

-- ---- seal: the journal hashed in batches, chained, heads published outside ----------------------------------------
create table seal (
  seq bigint primary key, algorithm text not null, from_txid xid8 not null, until_txid xid8 not null, entries integer not null,
  root bytea not null, previous bytea not null, head bytea not null, sealed_at timestamptz not null default now()
);
grant select on seal to zhunsheng_app;
grant select, insert on seal to zhunsheng_worker;
