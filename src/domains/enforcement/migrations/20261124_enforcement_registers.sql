-- Who may enforce (行政处罚法第十七条), and which units the supervision platform reaches.
create table enforcement_body (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  name text check (origin <> 'handled' or name is not null),
  kind text check (kind in ('organ', 'authorised', 'entrusted')) check (origin <> 'handled' or kind is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')),
  entrusted_by uuid,
  basis text,
  must_connect boolean not null default false,
  connected_on date
);
select kernel.make_register('enforcement_body');

-- Fields of the integrated-enforcement reform and how far they are.
create table enforcement_reform (
  like kernel.entry including all,
  reform_field text check (origin <> 'handled' or reform_field is not null),
  status text check (status in ('planned', 'completed')) check (origin <> 'handled' or status is not null),
  completed_on date,
  teams integer,
  note text
);
select kernel.make_register('enforcement_reform');

-- Employers whose inspection coverage is reported.
create table occupational_hazard_employer (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  credit_code text check (origin <> 'handled' or credit_code is not null),
  industry text,
  address text
);
select kernel.make_register('occupational_hazard_employer');

-- Complaints about the use of discretion in penalties.
create table discretion_complaint (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  received_on date check (origin <> 'handled' or received_on is not null),
  decision_number text,
  content text check (origin <> 'handled' or content is not null),
  result text check (result in ('upheld', 'rejected')),
  concluded_on date
);
select kernel.make_register('discretion_complaint');

-- Scored case files of the yearly evaluation.
create table case_file_evaluation (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  file_number text check (origin <> 'handled' or file_number is not null),
  file_kind text check (file_kind in ('penalty', 'licence', 'coercion', 'inspection')) check (origin <> 'handled' or file_kind is not null),
  evaluated_on date check (origin <> 'handled' or evaluated_on is not null),
  score integer,
  grade text check (grade in ('excellent', 'qualified', 'failed')),
  problems text
);
select kernel.make_register('case_file_evaluation');

-- Notices, opinions and decisions of enforcement supervision.
create table supervision_paper (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  kind text check (kind in ('notice', 'opinion', 'decision')) check (origin <> 'handled' or kind is not null),
  number text check (origin <> 'handled' or number is not null),
  issued_on date check (origin <> 'handled' or issued_on is not null),
  problem text check (origin <> 'handled' or problem is not null),
  reply_by date,
  replied_on date,
  result text
);
select kernel.make_register('supervision_paper');

-- Entries sent back to be entered again: data quality, no sanction.
create table entry_return (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  record_number text check (origin <> 'handled' or record_number is not null),
  returned_on date check (origin <> 'handled' or returned_on is not null),
  reason text check (origin <> 'handled' or reason is not null),
  reentered_on date
);
select kernel.make_register('entry_return');

-- Dispatch meetings, admonishing talks, coaching.
create table supervision_event (
  like kernel.entry including all,
  kind text check (kind in ('meeting', 'talk', 'coaching')) check (origin <> 'handled' or kind is not null),
  held_on date check (origin <> 'handled' or held_on is not null),
  unit uuid,
  subject text check (origin <> 'handled' or subject is not null),
  record text
);
select kernel.make_register('supervision_event');

-- Monthly city ranking, declared from the circular.
create table platform_rank (
  like kernel.entry including all,
  month_on date check (origin <> 'handled' or month_on is not null),
  rank integer check (origin <> 'handled' or rank is not null),
  source text check (origin <> 'handled' or source is not null)
);
select kernel.make_register('platform_rank');

-- Funds, premises and posts, declared from their papers.
create table supervision_resource (
  like kernel.entry including all,
  kind text check (kind in ('street_funds', 'premises', 'posts')) check (origin <> 'handled' or kind is not null),
  effective_on date check (origin <> 'handled' or effective_on is not null),
  amount numeric(18,2),
  quantity integer,
  paper text check (origin <> 'handled' or paper is not null)
);
select kernel.make_register('supervision_resource');
