-- Whom an activity of the plan draws from, as the list of objects knows them, and what was told of other plans when it was made.
alter table inspection_plan add column conflicts text;
alter table inspection_plan_activity
  add column object_kind text check (object_kind in ('enterprise', 'cooperative', 'individual_business', 'organisation')),
  add column object_line text;
