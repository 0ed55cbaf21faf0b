-- What the public hands in through the portal waits here until staff open a matter with it. The portal's role may insert
-- and nothing else: it reads back one item at a time, by its number and the code that only its sender was shown.
create table intake (
  like kernel.scoped including all,            -- the unit it is for
  id uuid not null,
  ledger text not null,
  receipt text not null,
  code_hash bytea not null,
  content jsonb not null check (octet_length(content::text) <= 60000),
  handed_in_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'accepted')),
  matter_id uuid check (matter_id is not null or state = 'waiting'),
  told_state text,                             -- what the sender may know of the matter: its state, since when, the answer
  told_on date,
  answer text,
  primary key (district, id),
  unique (district, receipt)
);
create index intake_waiting on intake (district, org_id, handed_in_at) where state = 'waiting';
select kernel.make_scoped('intake');
grant select, update (state, matter_id, told_state, told_on, answer) on intake to zhunsheng_app, zhunsheng_worker;

-- Where something may be handed in: the standing units of these kinds, in districts that are not for practice.
create function kernel.intake_desks(kinds text[])
returns table (district text, place text, district_kind text, org_id uuid, org_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.code, d.name, d.kind, o.id, o.name from district d join organisation o on o.district = d.code
  where d.kind <> 'practice' and o.kind = any (kinds)
    and o.valid_from <= (now() at time zone 'Asia/Shanghai')::date and (o.valid_until is null or o.valid_until > (now() at time zone 'Asia/Shanghai')::date)
  order by d.code, o.name
$$;
create function kernel.intake_state(r text, hash bytea)
returns table (place text, ledger text, receipt text, handed_in_at timestamptz, state text, told_state text, told_on date, answer text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.name, i.ledger, i.receipt, i.handed_in_at, i.state, i.told_state, i.told_on, i.answer
  from intake i join district d on d.code = i.district where i.district = split_part(r, '-', 1) and i.receipt = r and i.code_hash = hash
$$;
revoke all on function kernel.intake_desks, kernel.intake_state from public;
grant execute on function kernel.intake_desks, kernel.intake_state to zhunsheng_portal;

-- Whom it is for must exist where it is handed in; which kinds of unit take what is the program's to know.
create function kernel.takes_intake(d text, o uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from organisation u join district x on x.code = u.district where u.district = d and u.id = o and x.kind <> 'practice')
$$;
revoke all on function kernel.takes_intake from public;
grant execute on function kernel.takes_intake to zhunsheng_portal;
create policy hand_in on intake for insert to zhunsheng_portal with check (
  state = 'waiting' and secrecy = 0 and shared_with = '{}' and kernel.takes_intake(district, org_id));
grant insert (district, org_id, id, ledger, receipt, code_hash, content) on intake to zhunsheng_portal;
