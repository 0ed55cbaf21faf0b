-- Guidance to an enterprise before or instead of a penalty, one entry each time; and campaigns, with what each unit brought in.
create table enforcement_guidance (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  kind text check (kind in ('teaching', 'reminder', 'explanation', 'diagnosis', 'plan', 'follow_up', 'guidance')) check (origin <> 'handled' or kind is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  given_on date check (origin <> 'handled' or given_on is not null),
  subject text check (origin <> 'handled' or subject is not null),
  credit_code text,
  content text check (origin <> 'handled' or content is not null),
  decision_number text,
  risk_controlled boolean not null default false,
  result text
);
select kernel.make_register('enforcement_guidance');

create table enforcement_campaign (
  like kernel.matter including all,
  name text check (origin <> 'handled' or name is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  basis text check (origin <> 'handled' or basis is not null),
  focus text check (origin <> 'handled' or focus is not null),
  units uuid[],
  starts_on date check (origin <> 'handled' or starts_on is not null),
  ends_on date check (origin <> 'handled' or ends_on is not null),
  approval_opinion text,
  approved_on date,
  change_reason text,
  inspections integer,
  inspections_with_problem integer,
  orders integer,
  penalties integer,
  summary text,
  finished_on date,
  cancel_reason text
);
create table enforcement_campaign_contribution (
  like kernel.matter_row including all,
  unit uuid not null,
  until_on date not null,
  inspections integer,
  penalties integer,
  content text not null
);
select kernel.make_ledger('enforcement_campaign', array['enforcement_campaign_contribution']);
