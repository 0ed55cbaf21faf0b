-- One condition for all that counts or leaves the house: `not exists (select from kernel.practice_ground where code = …)`. The
-- program says it through `noPractice`, policies and functions of the public site through this view; a test reads their texts.
create view kernel.practice_ground with (security_invoker = true) as select code from district where kind = 'practice';
grant select on kernel.practice_ground to zhunsheng_app, zhunsheng_worker, zhunsheng_portal;

-- Puts a function's own words for it into the one condition; for migrations alone.
create function kernel.without_practice(f text, was text, district text) returns void language plpgsql as $$
declare told text := pg_get_functiondef(f::regproc);
begin
  if strpos(told, was) = 0 then raise exception '% does not say %', f, was; end if;
  execute replace(told, was, format('not exists (select from kernel.practice_ground g where g.code = %s)', district));
end $$;
revoke all on function kernel.without_practice from public;

select kernel.without_practice('kernel.intake_desks', 'd.kind <> ''practice''', 'd.code');
select kernel.without_practice('kernel.takes_intake', 'x.kind <> ''practice''', 'd');

create or replace function kernel.publish_register(t text, fields text[]) returns void language plpgsql as $$
begin
  execute format('grant select (district, id, valid_from, valid_until, %s) on %I to zhunsheng_portal', (select string_agg(format('%I', f), ', ') from unnest(fields) f), t);
  execute format('create policy published on %I for select to zhunsheng_portal using (secrecy = 0 and not exists (select from kernel.practice_ground g where g.code = %I.district))', t, t);
  execute format('grant select (secrecy) on %I to zhunsheng_portal', t);
end $$;
-- Registers opened before, of whichever room; the published copies are opened by the portal.
do $$
declare t text;
begin
  for t in select tablename from pg_policies where policyname = 'published' and tablename <> 'publication' loop
    execute format('alter policy published on %I using (secrecy = 0 and not exists (select from kernel.practice_ground g where g.code = %I.district))', t, t);
  end loop;
end $$;
