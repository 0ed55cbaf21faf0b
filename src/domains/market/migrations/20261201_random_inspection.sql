-- The year's plan of random inspections, an activity a row; approved, each activity becomes a task.
create table inspection_plan (
  like kernel.matter including all,
  year integer check (origin <> 'handled' or year is not null),
  scope text check (scope in ('own', 'joint')) check (origin <> 'handled' or scope is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  basis text check (origin <> 'handled' or basis is not null),
  demands text,
  approval_opinion text,
  approved_on date,
  published_on date,
  change_reason text,
  changed_on date,
  summary text,
  completed_on date,
  cancel_reason text
);
create table inspection_plan_activity (
  like kernel.matter_row including all,
  name text not null,
  items text not null,
  item_kind text check (item_kind in ('registration', 'conduct', 'product', 'safety', 'other')) not null,
  object_scope text not null,
  joint_unit uuid,
  joint_unit_2 uuid,
  joint_unit_3 uuid,
  month_from integer not null,
  month_until integer not null,
  wanted integer
);
select kernel.make_ledger('inspection_plan', array['inspection_plan_activity']);

-- A task of the plan: scope and shares, draw, visits sent out, results made public.
create table random_task (
  like kernel.matter including all,
  name text check (origin <> 'handled' or name is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  basis text check (origin <> 'handled' or basis is not null),
  items text check (origin <> 'handled' or items is not null),
  item_kind text check (item_kind in ('registration', 'conduct', 'product', 'safety', 'other')) check (origin <> 'handled' or item_kind is not null),
  object_scope text check (origin <> 'handled' or object_scope is not null),
  joint_unit uuid,
  joint_unit_2 uuid,
  joint_unit_3 uuid,
  planned_from date check (origin <> 'handled' or planned_from is not null),
  planned_until date check (origin <> 'handled' or planned_until is not null),
  wanted integer,
  object_kind text check (object_kind in ('enterprise', 'cooperative', 'individual_business', 'organisation')),
  object_line text,
  share_a integer,
  share_b integer,
  share_c integer,
  share_d integer,
  share_none integer,
  team integer,
  dispatched_on date,
  checked integer,
  without_problem integer,
  with_problem integer,
  not_found integer,
  summary text,
  finished_on date,
  published_on date,
  cancel_reason text
);
create table random_task_avoidance (
  like kernel.matter_row including all,
  officer uuid not null,
  subject_code text not null,
  reason text not null
);
select kernel.make_ledger('random_task', array['random_task_avoidance']);

create index random_task_avoidance_code on random_task_avoidance (district, subject_code);
