-- The digest of the seed entered first is salted; the salt comes out when both have entered, and is published with the record.
alter table draw add column seed_salt text check (seed_salt is null or confirmed_by is not null);
create trigger frozen_salt before update on draw for each row when (old.confirmed_by is not null and (new.seed_digest, new.seed_salt) is distinct from (old.seed_digest, old.seed_salt)) execute function kernel.frozen_draw();
create function kernel.public_draw_entry(d text, i uuid) returns table (digest text, salt text) language sql stable security definer set search_path = public, pg_temp as $$
  select m.seed_digest, m.seed_salt from draw m
  where m.district = d and m.id = i and m.state = 'published' and m.secrecy = 0 and m.seed_salt is not null and not exists (select from kernel.practice_ground g where g.code = d) $$;
revoke all on function kernel.public_draw_entry from public;
grant execute on function kernel.public_draw_entry to zhunsheng_portal;
