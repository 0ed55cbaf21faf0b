-- What an import tells while it runs: whether it only tries, what it left out, where the table begins in the file.
alter table import_job
  add column dry boolean not null default true,
  add column header_line integer not null default 1,
  add column refused integer not null default 0,   -- rows, as `imported`; flagged rows are among the imported
  add column noted integer not null default 0;     -- rows with something done for want of a value
create index import_job_made on import_job (district, org_id, made_at desc);
create index import_job_running on import_job (changed_at) where state = 'running';
alter table import_problem
  drop constraint import_problem_kind_check,
  add check (kind in ('refused', 'flagged', 'noted')),
  add column heading text;                         -- of the column that `cell` stands in
-- The findings of a trial are replaced by those of the next.
grant delete on import_problem to zhunsheng_app, zhunsheng_worker;

-- After much has come in at once the planner still takes tables for small, and plans made for small tables walk whole indexes:
-- statistics are taken of what has grown fourfold since they last were. Not of others, however often it is called.
create function kernel.take_statistics(l text, children text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  if not exists (select 1 from pg_trigger where tgrelid = to_regclass(quote_ident(l)) and tgname = 'journalled') then raise exception '% is no ledger', l; end if;
  for t in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and c.relname = any (children || l || array['journal', 'search', 'clock']) and pg_relation_size(c.oid) / current_setting('block_size')::integer > 4 * c.relpages + 8
  loop execute format('analyze (skip_locked) %I', t); end loop;
end $$;
revoke all on function kernel.take_statistics from public;
grant execute on function kernel.take_statistics to zhunsheng_app, zhunsheng_worker;
