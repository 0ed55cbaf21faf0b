-- 经营异常名录, and the mark on self-employed businesses (异常名录办法).
create table abnormal_listing (
  like kernel.matter including all,
  subject_kind text check (subject_kind in ('enterprise', 'cooperative', 'individual_business')) check (origin <> 'handled' or subject_kind is not null),
  subject text check (origin <> 'handled' or subject is not null),
  subject_code text check (origin <> 'handled' or subject_code is not null),
  subject_address text,
  ground text check (ground in ('annual_report', 'ordered', 'false_info', 'no_contact')) check (origin <> 'handled' or ground is not null),
  found_on date check (origin <> 'handled' or found_on is not null),
  report_year integer,
  ordered_on date,
  ordered_until date,
  first_letter_on date,
  second_letter_on date,
  facts text check (origin <> 'handled' or facts is not null),
  decision_reason text,
  listed_on date,
  objection_on date,
  objection text,
  objection_result text check (objection_result in ('accepted', 'refused')),
  objection_decided_on date,
  objection_accepted_on date,
  objection_outcome text check (objection_outcome in ('right', 'wrong')),
  objection_checked_on date,
  wrong_on date,
  reminded_on date,
  removal_reason text,
  removed_on date
);
select kernel.make_ledger('abnormal_listing');

-- 严重违法失信名单 (严重失信办法).
create table serious_violation_listing (
  like kernel.matter including all,
  subject text check (origin <> 'handled' or subject is not null),
  subject_kind text check (subject_kind in ('enterprise', 'cooperative', 'individual_business', 'organisation', 'person')) check (origin <> 'handled' or subject_kind is not null),
  subject_code text,
  ground text check (ground in ('food', 'drug', 'quality', 'consumer', 'order', 'other', 'refusal')) check (origin <> 'handled' or ground is not null),
  heavy text[] not null default '{}' check (heavy <@ array['fine', 'downgrade', 'restriction', 'other']),
  penalty_number text check (origin <> 'handled' or penalty_number is not null),
  decided_penalty_on date,
  facts text check (origin <> 'handled' or facts is not null),
  grave text check (origin <> 'handled' or grave is not null),
  proposed_on date check (origin <> 'handled' or proposed_on is not null),
  place text check (place in ('same', 'other')) check (origin <> 'handled' or place is not null),
  plea text,
  plea_on date,
  no_intent boolean not null default false,
  plea_answer text,
  consent_number text,
  consented_on date,
  measures text,
  listed_on date,
  published_on date,
  overturned_on date,
  removal_reason text,
  removed_on date
);
select kernel.make_ledger('serious_violation_listing');

-- Applications for repair, tied to the listing or the penalty they concern.
create table credit_repair (
  like kernel.matter including all,
  kind text check (kind in ('abnormal', 'serious', 'penalty')) check (origin <> 'handled' or kind is not null),
  subject text check (origin <> 'handled' or subject is not null),
  subject_code text,
  ground text check (ground in ('annual_report', 'ordered', 'false_info', 'no_contact')),
  applied_on date check (origin <> 'handled' or applied_on is not null),
  guided boolean not null default false,
  duties_done boolean not null default false,
  harm_removed boolean not null default false,
  not_again boolean not null default false,
  promised boolean not null default false,
  statement text,
  accepted_on date,
  verified_on date,
  verification text,
  decision_reason text,
  decided_on date
);
select kernel.make_ledger('credit_repair');

-- By credit code: the page of an enterprise, and whether one is in a list.
create index abnormal_listing_code on abnormal_listing (district, subject_code);
create index serious_violation_listing_code on serious_violation_listing (district, subject_code);
create index credit_repair_code on credit_repair (district, subject_code);
