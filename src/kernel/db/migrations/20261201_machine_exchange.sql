-- Exchange with other systems: keys of machine clients, what they pushed, and what is passed on to a platform above.

-- A machine client is an account with the role 对接系统; in place of a password it has keys. The table holds their hashes.
alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check check (role in ('clerk', 'handler', 'reviewer', 'legal_reviewer', 'office_head', 'organ_head', 'supervisor', 'statistician', 'administrator', 'security_officer', 'auditor', 'invited_supervisor', 'machine'));
create table machine_key (
  district text not null,
  id uuid not null,
  account_id uuid not null,
  key_hash text not null unique,
  made_at timestamptz not null default now(),
  made_by uuid not null,
  expires_on date not null,                    -- the last day it holds
  revoked_at timestamptz,
  last_used_on date,
  primary key (district, id),
  foreign key (district, account_id) references account
);
create index machine_key_account on machine_key (district, account_id);
alter table machine_key enable row level security;
create policy keep on machine_key for all to zhunsheng_app using (district = (select current_setting('app.district'))
  and (select nullif(current_setting('app.offices', true), '')::text[])::text[] && array['administrator', 'security_officer', 'auditor']);
create policy work on machine_key for all to zhunsheng_worker using (true) with check (true);
grant select, insert on machine_key to zhunsheng_app;
grant update (revoked_at) on machine_key to zhunsheng_app;
grant select, update (last_used_on) on machine_key to zhunsheng_worker;
-- As with a session: who presents the key gets its account and nothing else.
create function kernel.presented_key(presented text, today date) returns table (district text, account_id uuid, stamp bigint, seen boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select k.district, k.account_id, a.n, k.last_used_on is not distinct from today
    from machine_key k cross join access_stamp a where k.key_hash = presented and k.revoked_at is null and k.expires_on >= today;
end $$;
revoke all on function kernel.presented_key from public;
grant execute on function kernel.presented_key to zhunsheng_app;

-- The record of another system behind each pushed matter: the same content again changes nothing, other content revises it.
create table pushed (
  like kernel.scoped including all,
  ledger text not null,
  sender_org_id uuid not null,                 -- the unit whose key it came with
  source_ref text not null,
  matter_id uuid not null,
  content_hash bytea not null,
  pushed_at timestamptz not null default now(),
  primary key (district, sender_org_id, ledger, source_ref)
);
create index pushed_matter on pushed (district, matter_id);
select kernel.make_scoped('pushed');
grant select, insert, update on pushed to zhunsheng_app, zhunsheng_worker;

-- What came in one call, and the rows of it that stayed out: told to the sender at once, and kept for the unit.
create table push_batch (
  like kernel.scoped including all,
  id uuid not null,
  ledger text not null,
  account_id uuid not null,
  at timestamptz not null default now(),
  accepted integer not null, revised integer not null, unchanged integer not null, refused integer not null,
  primary key (district, id)
);
create index push_batch_at on push_batch (district, org_id, at desc);
create table push_problem (
  like kernel.scoped including all,
  batch_id uuid not null,
  position integer not null,
  source_ref text not null,
  problems jsonb not null,
  primary key (district, batch_id, position)
);
select kernel.make_scoped('push_batch');
select kernel.make_scoped('push_problem');
grant select, insert on push_batch, push_problem to zhunsheng_app, zhunsheng_worker;

-- A platform above, what it is sent, and how far: every matter that changes waits in `outgoing` until the platform has answered for it.
create table exchange_target (
  district text not null,
  id uuid not null,
  name text not null,
  url text not null,
  key text not null,                           -- encrypted
  ledgers text[] not null,
  sending boolean not null default true,
  until_txid xid8 not null default '0',        -- place in the journal up to which changed matters have been put into `outgoing`
  problem text,                                -- why nothing gets through
  failures integer not null default 0,
  next_at timestamptz not null default now(),
  answered_at timestamptz,
  made_by uuid, made_at timestamptz not null default now(),
  primary key (district, id)
);
alter table exchange_target enable row level security;
create policy see on exchange_target for select to zhunsheng_app using (district = (select current_setting('app.district'))
  and (select nullif(current_setting('app.offices', true), '')::text[])::text[] && array['administrator', 'auditor']);
create policy keep on exchange_target for insert to zhunsheng_app with check (district = (select current_setting('app.district'))
  and 'administrator' = any ((select nullif(current_setting('app.offices', true), '')::text[])::text[]));
create policy change on exchange_target for update to zhunsheng_app using (district = (select current_setting('app.district'))
  and 'administrator' = any ((select nullif(current_setting('app.offices', true), '')::text[])::text[]));
create policy work on exchange_target for all to zhunsheng_worker using (true) with check (true);
grant select, insert, update on exchange_target to zhunsheng_app, zhunsheng_worker;
create table outgoing (
  like kernel.scoped including all,
  target_id uuid not null,
  ledger text not null,
  matter_id uuid not null,
  state text not null check (state in ('waiting', 'sent', 'refused', 'returned')),
  waiting_since bigint not null,               -- order of sending; a matter that changes again waits anew
  problems jsonb,
  returned_id uuid,                            -- what sent it back last; told once, however often the platform is asked
  answered_at timestamptz,
  primary key (district, target_id, ledger, matter_id)
);
create sequence outgoing_order;
create index outgoing_waiting on outgoing (district, target_id, waiting_since) where state = 'waiting';
create index outgoing_trouble on outgoing (district, target_id, answered_at desc) where state in ('refused', 'returned');
select kernel.make_scoped('outgoing');
grant select, insert, update on outgoing to zhunsheng_worker;
grant select on outgoing to zhunsheng_app;
grant usage on sequence outgoing_order to zhunsheng_worker;
