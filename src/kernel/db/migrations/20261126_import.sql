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
