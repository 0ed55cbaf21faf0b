-- The yearly report of a government or department: its steps, its prose with marks for figures, and declared figures.
create table annual_report (
  like kernel.matter including all,
  report_year integer check (origin <> 'handled' or report_year is not null),
  kind text check (kind in ('government', 'department')) check (origin <> 'handled' or kind is not null),
  drafter uuid,
  submit_by date check (origin <> 'handled' or submit_by is not null),
  publish_by date check (origin <> 'handled' or publish_by is not null),
  reviewed_on date,
  meeting text,
  deliberated_on date,
  deliberation_opinion text,
  frozen_on date,
  content_hash text,
  submitted_on date,
  submitted_to text,
  published_on date,
  published_in text,
  return_reason text,
  withheld_reason text
);
create table annual_report_block (
  like kernel.matter_row including all,
  chapter text not null check (chapter in ('measures', 'shortcomings', 'leaders', 'plans', 'others')),
  kind text not null check (kind in ('heading', 'prose', 'chart', 'prompt')),
  body text,
  chart text check (chart in ('month', 'unit', 'year')),
  indicators text,
  ordinal integer not null,
  source uuid,
  dropped boolean not null default false
);
create table annual_report_fact (
  like kernel.matter_row including all,
  code text not null,
  label text not null,
  value text not null check (value ~ '^-?[0-9]+(\.[0-9]+)?$'),
  unit text,
  paper text not null,
  declared_by uuid
);
select kernel.make_ledger('annual_report', array['annual_report_block', 'annual_report_fact']);
-- one report a unit and year, whoever opens it first: the program in January or a person
create unique index annual_report_year on annual_report (district, org_id, report_year);
