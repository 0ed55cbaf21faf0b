-- Evaluation of files: its standard, the campaigns, and each file scored by two and by a third where they differ.
create table evaluation_standard (
  like kernel.entry including all,
  file_kind text not null check (file_kind in ('penalty', 'licence', 'coercion', 'inspection')),
  part text not null,
  item text not null,
  points integer not null,
  veto boolean not null default false,
  rule text,
  source text not null
);
select kernel.make_register('evaluation_standard');
create table evaluation (
  like kernel.matter including all,
  name text not null,
  planned_on date not null,
  kinds text[] not null default '{}' check (kinds <@ array['penalty', 'licence', 'coercion', 'inspection']),
  from_on date not null,
  until_on date not null,
  selection text not null check (selection in ('random', 'chosen')),
  files_per_unit integer,
  unit uuid,
  report text,
  reported_on date
);
select kernel.make_ledger('evaluation');
create table file_score (
  like kernel.matter including all,
  unit uuid not null,
  file_kind text not null check (file_kind in ('penalty', 'licence', 'coercion', 'inspection')),
  file_number text not null,
  opened_for_on date not null,
  first_by uuid,
  first_score integer,
  first_opinion text,
  second_by uuid,
  second_score integer,
  second_opinion text,
  agreement text check (agreement in ('close', 'apart')),
  arbiter uuid,
  arbiter_opinion text,
  vetoed boolean not null default false,
  score integer,
  grade text check (grade in ('excellent', 'good', 'qualified', 'failed')),
  evaluated_on date,
  told_on date,
  objection text,
  objected_on date,
  objection_result text,
  correction text,
  corrected_on date,
  recommended_on date,
  excellent_on date
);
create table file_score_first (like kernel.matter_row including all, item text not null, points integer not null, reason text not null);
create table file_score_second (like kernel.matter_row including all, item text not null, points integer not null, reason text not null);
create table file_score_final (like kernel.matter_row including all, item text not null, points integer not null, reason text not null);
select kernel.make_ledger('file_score', array['file_score_first', 'file_score_second', 'file_score_final']);
