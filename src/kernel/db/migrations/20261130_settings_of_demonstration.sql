-- A demonstration or practice district speaks for itself alone: what is tried there must not become a nation's value for a real
-- district that is set up beside it later.
create or replace function kernel.answers_for(d text, p text) returns boolean language sql stable as $$
  select exists (select from kernel.places_above(d) a where a.code = p)
    and (p = d or exists (select from district m where m.code = d and m.kind = 'real'))
    and not exists (select from district o where o.level = 'district' and o.kind <> 'practice' and o.code <> d
      and p <> d and exists (select from kernel.places_above(o.code) a where a.code = p)) $$;
