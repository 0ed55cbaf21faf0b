-- Who works here: districts, the organisation tree, people, their roles and sessions; local values.
-- People are found before their district is known (sign-in), so the tables of people and sessions are small and
-- unique across districts; a distributed server holds them, `district` and `setting_value` as reference tables.

-- ---- districts ----------------------------------------------------------------------------------------------------
-- The nation, provinces and cities stand here too: local values are inherited down this tree, and a city has its own organs.
create table district (
  code text primary key check (code ~ '^[0-9A-Za-z-]{1,32}$'),
  name text not null,
  level text not null check (level in ('nation', 'province', 'city', 'district')),
  kind text not null default 'real' check (kind in ('real', 'demonstration', 'practice')),
  parent text references district,
  created_at timestamptz not null default now(),
  check ((level = 'nation') = (parent is null))
);
insert into district (code, name, level, parent) values ('000000', '中华人民共和国', 'nation', null);
grant select on district to zhunsheng_app;
grant select, insert, update on district to zhunsheng_worker;

-- The district and all above it, nearest first.
create function kernel.places_above(d text) returns table (code text, depth integer) language sql stable as $$
  with recursive chain as (
    select x.code, x.parent, 0 as depth from district x where x.code = d
    union all select x.code, x.parent, chain.depth + 1 from district x join chain on x.code = chain.parent)
  select chain.code, chain.depth from chain $$;

-- The district and those below it of the same kind: a city's staff never meet practice data among the real.
create function kernel.districts_below(d text) returns setof text language sql stable as $$
  with recursive below as (
    select x.code, x.kind from district x where x.code = d
    union all select x.code, x.kind from district x join below on x.parent = below.code and x.kind = below.kind)
  select below.code from below $$;

-- ---- organisations: one row per interval of validity --------------------------------------------------------------
create table organisation (
  like kernel.entry including all,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  kind text not null check (kind in ('government', 'justice_bureau', 'department', 'street', 'town', 'agency', 'team', 'section', 'institution', 'village', 'court', 'procuratorate', 'other')),
  credit_code text,
  prefix text,                                 -- 发文机关代字, before the year in a document number
  parent_id uuid check (parent_id <> id),
  check (org_id = id)                          -- a unit's own record belongs to the unit
);
select kernel.make_register('organisation');
create unique index organisation_prefix on organisation (district, prefix) where valid_until is null;

create table organisation_successor (
  district text not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  on_day date not null,
  kind text not null check (kind in ('merged', 'renamed', 'split')),
  primary key (district, from_id, to_id)
);
create index organisation_successor_to on organisation_successor (district, to_id);

-- The tree as it stands on a day. Runs in the caller's scope.
create function organisation_on(d text, day date) returns setof organisation language sql stable as $$
  select * from organisation where district = d and valid_from <= day and (valid_until is null or valid_until > day) $$;

-- ---- people -------------------------------------------------------------------------------------------------------
create table account (
  like kernel.entry including all,             -- one row a person; org_id is the home unit
  name text not null check (name <> ''),
  sign_in_name text not null unique check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  clearance smallint not null default 0 check (clearance between 0 and 3),
  active boolean not null default true,
  primary key (district, id)
);
create table account_role (
  district text not null,
  account_id uuid not null,
  org_id uuid not null,
  role text not null check (role in ('clerk', 'handler', 'reviewer', 'legal_reviewer', 'office_head', 'organ_head', 'supervisor', 'statistician', 'administrator', 'security_officer', 'auditor')),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),   -- exclusive; equal when withdrawn on the day it was given
  primary key (district, account_id, org_id, role, valid_from),
  foreign key (district, account_id) references account,
  exclude using gist (district with =, account_id with =, org_id with =, role with =, daterange(valid_from, valid_until) with &&)
);
create index account_role_org on account_role (district, org_id);

-- What only the person (and whoever resets it) may touch stands apart from what colleagues may read.
create table credential (
  district text not null,
  account_id uuid not null,
  password_hash text not null,
  password_set_at timestamptz not null default now(),
  must_change boolean not null default true,
  temporary_until timestamptz,                 -- a password that somebody else set lapses unused
  totp_secret text,                            -- encrypted
  totp_confirmed boolean not null default false,
  totp_step bigint not null default 0,         -- last step used: a code works once
  last_signed_in_at timestamptz,
  primary key (district, account_id),
  foreign key (district, account_id) references account
);
create table password_history (
  district text not null,
  account_id uuid not null,
  password_hash text not null,
  set_at timestamptz not null,
  primary key (district, account_id, set_at),
  foreign key (district, account_id) references account
);
create table recovery_code (
  district text not null,
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (district, account_id, code_hash),
  foreign key (district, account_id) references account
);
create table session (
  token_hash text primary key,                 -- the token itself is only with the browser
  district text not null,
  account_id uuid not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes integer not null,
  expires_at timestamptz not null,
  must_change boolean not null,                -- may do nothing but set a new password
  ended_at timestamptz,
  ended_by text check (ended_by in ('sign_out', 'replaced', 'password', 'closed', 'administrator')),
  ip text,
  agent text,
  foreign key (district, account_id) references account
);
create index session_account on session (district, account_id) where ended_at is null;

-- Failures count by what was typed, known or not: the answer to an unknown name is the answer to a known one.
create table sign_in_limit (
  subject text primary key,                    -- hash of the name typed, or of the address
  failed integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create table sign_in_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  district text,
  account_id uuid,                             -- null for an unknown name; what was typed there may be a password and is not kept
  event text not null check (event in ('signed_in', 'signed_out', 'wrong', 'locked', 'second_factor', 'wrong_code', 'inactive', 'temporary_lapsed', 'password_changed', 'password_reset', 'unlocked', 'totp_enrolled', 'totp_removed', 'recovery_used')),
  by_account uuid,
  ip text,
  agent text
);
create index sign_in_log_account on sign_in_log (district, account_id, at desc);

-- Unmasking is an act: who saw which value of which record, and why.
create table unmask_log (
  district text not null,
  id uuid not null,
  at timestamptz not null default now(),
  account_id uuid not null,
  account_name text not null,
  org_id uuid not null,                        -- the unit responsible for the record
  ledger text not null,
  matter_id uuid not null,
  row_id uuid,
  field text not null,
  reason text not null check (btrim(reason) <> ''),
  primary key (district, id)
);
create index unmask_log_at on unmask_log (district, at desc);
create index unmask_log_matter on unmask_log (district, matter_id);

create table setup_link (
  token_hash text primary key,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- ---- local values -------------------------------------------------------------------------------------------------
-- Appended to, never changed: a later row with the same first day corrects the earlier one.
create table setting_value (
  place text not null references district,
  id text not null,
  key text not null default '',                -- the choice it differs by; '' holds for all
  value jsonb,                                 -- null: from this day the value of the place above holds again
  valid_from date not null,
  source jsonb not null check (jsonb_typeof(source) in ('string', 'object')),
  entered_by uuid,
  entered_at timestamptz not null default clock_timestamp(),
  primary key (place, id, key, valid_from, entered_at)
);
-- A district's administrator also keeps the values of places above that no other district here shares.
create function kernel.answers_for(d text, p text) returns boolean language sql stable as $$
  select exists (select from kernel.places_above(d) a where a.code = p)
    and not exists (select from district o where o.level = 'district' and o.kind <> 'practice' and o.code <> d
      and p <> d and exists (select from kernel.places_above(o.code) a where a.code = p)) $$;

-- ---- policies -----------------------------------------------------------------------------------------------------
-- `app.offices` holds which of the three separated offices (administrator, security_officer, auditor) the caller has.
do $$
declare
  mine constant text := 'district = (select current_setting(''app.district''))';
  seen constant text := 'district = any ((select current_setting(''app.districts'')::text[])::text[])';
  self constant text := 'account_id = (select nullif(current_setting(''app.account'', true), '''')::uuid)';
  offices constant text := '(select nullif(current_setting(''app.offices'', true), '''')::text[])::text[]';
  keeps constant text := offices || ' && array[''administrator'', ''security_officer'']';
  t text;
begin
  -- Names of units and colleagues are open to the district; only an administrator changes units.
  foreach t in array array['organisation', 'organisation_successor', 'account', 'account_role', 'credential', 'password_history', 'recovery_code', 'session', 'sign_in_log', 'unmask_log', 'setting_value'] loop
    execute format('alter table %I enable row level security', t);
    execute format('drop policy if exists see on %I', t);
    execute format('drop policy if exists enter on %I', t);
    execute format('drop policy if exists change on %I', t);
    execute format('drop policy if exists remove on %I', t);
    execute format('drop policy if exists work on %I', t);
    execute format('create policy work on %I for all to zhunsheng_worker using (true) with check (true)', t);
    execute format('grant select, insert on %I to zhunsheng_worker', t);
  end loop;
  foreach t in array array['organisation', 'organisation_successor', 'account', 'account_role'] loop
    execute format('create policy see on %I for select to zhunsheng_app using (%s)', t, seen);
    execute format('create policy keep on %I for insert to zhunsheng_app with check (%s and %s)', t, mine, keeps);
    execute format('create policy change on %I for update to zhunsheng_app using (%s and %s)', t, mine, keeps);
  end loop;
  execute 'create policy sign_in on account for select to zhunsheng_app using (sign_in_name = (select current_setting(''app.sign_in'', true)))';
  foreach t in array array['credential', 'password_history', 'recovery_code', 'session'] loop
    execute format('create policy own on %I for all to zhunsheng_app using (%s and %s)', t, mine, self);
  end loop;
  -- Resetting a password and ending sessions is the offices' work; starting a session in somebody's name is nobody's.
  foreach t in array array['credential', 'recovery_code'] loop
    execute format('create policy keep on %I for all to zhunsheng_app using (%s and %s)', t, mine, keeps);
  end loop;
  execute format('create policy keep on session for select to zhunsheng_app using (%s and %s)', mine, keeps);
  execute format('create policy stop on session for update to zhunsheng_app using (%s and %s) with check (%s and ended_at is not null)', mine, keeps, mine);
  execute 'create policy note on sign_in_log for insert to zhunsheng_app with check (district is not distinct from (select nullif(current_setting(''app.district''), '''')))';
  execute format('create policy note on unmask_log for insert to zhunsheng_app with check (%s and %s)', mine, self);
  foreach t in array array['sign_in_log', 'unmask_log'] loop
    execute format('create policy own on %I for select to zhunsheng_app using (%s and %s)', t, mine, self);
    execute format('create policy audit on %I for select to zhunsheng_app using (%s and ''auditor'' = any (%s))', t, seen, offices);
  end loop;
  execute 'create policy see on setting_value for select to zhunsheng_app using (true)';
  execute format('create policy keep on setting_value for insert to zhunsheng_app with check (''administrator'' = any (%s) and kernel.answers_for((select current_setting(''app.district'')), place))', offices);
  -- The three offices have no matters in their scope, yet their acts stand in the same journal.
  execute format('create policy keep on journal for insert to zhunsheng_app with check (ledger in (''organisation'', ''account'') and %s and %s)', mine, keeps);
  execute format('create policy audit on journal for select to zhunsheng_app using (ledger in (''organisation'', ''account'') and %s and %s && array[''administrator'', ''security_officer'', ''auditor''])', seen, offices);
end $$;
grant select, insert, update on organisation, account, account_role, credential, session to zhunsheng_app, zhunsheng_worker;
grant select, insert on organisation_successor, password_history, sign_in_log, unmask_log, setting_value to zhunsheng_app;
grant select, insert, update, delete on recovery_code, sign_in_limit to zhunsheng_app, zhunsheng_worker;
grant select, insert, update, delete on setup_link to zhunsheng_worker;
grant delete on session, sign_in_log to zhunsheng_worker;   -- after their keeping time (网络安全法第二十三条第三项)

-- ---- guard: people and units change only with their journal entry -------------------------------------------------
create function kernel.owner_raised() returns trigger language plpgsql as $$
declare stray uuid;
begin
  execute format('select c.%1$I from changed c where not exists (select 1 from %2$I p where p.district = c.district and p.id = c.%1$I and p.xmin = pg_current_xact_id()::xid) limit 1', tg_argv[1], tg_argv[0]) into stray;
  if stray is not null then
    raise exception '%: % changed without raising its owner', tg_table_name, stray using errcode = 'ZS002';
  end if;
  return null;
end $$;
create trigger raised_insert after insert on account_role referencing new table as changed for each statement execute function kernel.owner_raised('account', 'account_id');
create trigger raised_update after update on account_role referencing new table as changed for each statement execute function kernel.owner_raised('account', 'account_id');
create trigger raised_insert after insert on organisation_successor referencing new table as changed for each statement execute function kernel.owner_raised('organisation', 'from_id');
create trigger next_version before update on account for each row execute function kernel.next_version();

create function kernel.hash_account(d text, i uuid) returns bytea language sql stable security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  select sha256(convert_to((select kernel.canon(to_jsonb(x)) from account x where x.district = d and x.id = i)
    || coalesce((select string_agg(kernel.canon(to_jsonb(x)), e'\n' order by x.org_id, x.role, x.valid_from) from account_role x where x.district = d and x.account_id = i), ''), 'UTF8')) $$;
create or replace function kernel.hash_organisation(d text, i uuid) returns bytea language sql stable security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  select sha256(convert_to(coalesce((select string_agg(kernel.canon(to_jsonb(x)), e'\n' order by x.valid_from) from organisation x where x.district = d and x.id = i), '')
    || coalesce((select string_agg(kernel.canon(to_jsonb(x)), e'\n' order by x.to_id) from organisation_successor x where x.district = d and x.from_id = i), ''), 'UTF8')) $$;
create constraint trigger journalled after insert or update on account deferrable initially deferred for each row execute function kernel.check_journal();

-- ---- stamp: callers are remembered in a process until anything about access changes ---------------------------------
create table access_stamp (one boolean primary key default true check (one), n bigint not null);
insert into access_stamp (n) values (1);
grant select on access_stamp to zhunsheng_app, zhunsheng_worker;
create function kernel.access_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update access_stamp set n = n + 1;
  return null;
end $$;
do $$ declare t text; begin
  foreach t in array array['district', 'organisation', 'organisation_successor', 'account', 'account_role'] loop
    execute format('create trigger stamped after insert or update or delete on %I for each statement execute function kernel.access_changed()', t);
  end loop;
end $$;

-- How much a unit still has in hand, for whoever closes it and may not see it: a count, nothing else.
create function kernel.unfinished(d text, o uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct matter_id)::integer from clock where district = d and org_id = o and state in ('running', 'paused')
    and d = current_setting('app.district') $$;

-- A request presents its token before it has any scope; who holds the token gets its session and nothing else.
-- One prepared statement (plpgsql keeps its plan), since every request begins with it.
create function kernel.presented_session(presented text)
returns table (district text, account_id uuid, must_change boolean, last_seen_at timestamptz, expires_at timestamptz, idle_minutes integer, stamp bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select s.district, s.account_id, s.must_change, s.last_seen_at, s.expires_at, s.idle_minutes, a.n
    from session s cross join access_stamp a where s.token_hash = presented and s.ended_at is null;
end $$;
revoke all on function kernel.presented_session, kernel.unfinished from public;
grant execute on function kernel.presented_session to zhunsheng_app;
grant execute on function kernel.unfinished to zhunsheng_app, zhunsheng_worker;
