-- Frozen pools of draws: one compressed text each, whatever the number of members. Its hash stands on the matter's row and so
-- in the journal, which protects the bytes; they are only ever added, with the action that froze them.
create table draw_pool (
  like kernel.hanging including all,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  subject text not null,                       -- what is drawn and for which matter: a later draw of the same is a second one
  members integer not null,
  content bytea not null,
  frozen_at timestamptz not null default now(),
  primary key (district, matter_id, hash)
);
create index draw_pool_subject on draw_pool (district, ledger, subject);
select kernel.make_scoped('draw_pool');
create trigger raised_insert after insert on draw_pool referencing new table as changed for each statement execute function kernel.parent_raised();
grant select, insert on draw_pool to zhunsheng_app, zhunsheng_worker;

-- A transfer takes the pool along.
create or replace function kernel.rescope(l text, d text, i uuid, to_org uuid, with_orgs uuid[], level smallint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare c text;
begin
  if not kernel.is_ledger(l) then raise exception '% is no ledger', l using errcode = 'ZS002'; end if;
  execute format('select 1 from %I p where p.district = $1 and p.id = $2 and p.xmin = pg_current_xact_id()::xid and p.org_id = $3 and p.shared_with = $4 and p.secrecy = $5', l)
    into strict c using d, i, to_org, with_orgs, level;   -- only to where the matter itself, raised in this transaction, already stands
  foreach c in array array['journal', 'clock', 'document', 'service', 'attachment', 'link', 'publication', 'search', 'draw_pool'] loop
    execute format('update %I set org_id = $3, shared_with = $4, secrecy = $5 where district = $1 and matter_id = $2 and ledger = $6 and (org_id, shared_with, secrecy) is distinct from ($3, $4, $5)', c)
      using d, i, to_org, with_orgs, level, l;
  end loop;
  for c in select tgrelid::regclass::text from pg_trigger where tgname = 'raised_update' and tgnargs = 1 and tgargs = convert_to(l, 'UTF8') || '\x00'::bytea loop
    execute format('update %s set org_id = $3, shared_with = $4, secrecy = $5 where district = $1 and matter_id = $2 and (org_id, shared_with, secrecy) is distinct from ($3, $4, $5)', c)
      using d, i, to_org, with_orgs, level;
  end loop;
end $$;
