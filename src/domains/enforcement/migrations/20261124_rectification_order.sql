-- 责令改正 is no penalty (行政处罚法第二十八条): its own file, linked to the inspection before it and the penalty after it.
create table rectification_order (
  like kernel.matter including all,
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  kind text check (kind in ('at_once', 'by_day')) check (origin <> 'handled' or kind is not null),
  cause text check (origin <> 'handled' or cause is not null),
  facts text,
  provision text,
  basis text,
  requirement text,
  handlers uuid[] not null default '{}',
  certificate_numbers text,
  ordered_on date,
  correct_by date,
  extension_reason text,
  rechecked_on date,
  recheck_result text check (recheck_result in ('corrected', 'partly', 'not_corrected')),
  recheck_findings text,
  corrected_on date,
  referral text,
  revocation_reason text,
  published_on date,
  supervised_on date,
  supervision_finding text,
  authority text
);
create table rectification_order_party (
  like kernel.matter_row including all,
  name text not null,
  kind text check (kind in ('organisation', 'person', 'individual_business')) not null,
  credit_code text,
  code_problem text,
  representative text,
  address text,
  phone text
);
select kernel.make_ledger('rectification_order', array['rectification_order_party']);
