-- Registrations under a stolen identity (登记条例第四十至四十二条).
create table registration_revocation (
  like kernel.matter including all,
  applicant text check (origin <> 'handled' or applicant is not null),
  applicant_identity text,
  applicant_identity_key text,
  applicant_phone text,
  applied_on date check (origin <> 'handled' or applied_on is not null),
  subject text check (origin <> 'handled' or subject is not null),
  subject_code text,
  registered_act text check (registered_act in ('establishment', 'change', 'filing', 'deregistration')) check (origin <> 'handled' or registered_act is not null),
  registered_on date,
  claim text check (origin <> 'handled' or claim is not null),
  accepted_on date,
  reachable boolean not null default false,
  investigation text,
  investigated_on date,
  shown_on date,
  objection text,
  kept_ground text check (kept_ground in ('public_interest', 'irreversible', 'other', 'not_found')),
  decision_reason text,
  decided_on date,
  responsible text,
  barred_until date
);
select kernel.make_ledger('registration_revocation');

-- Persons and entities that other organs ask about.
create table cross_check (
  like kernel.matter including all,
  requester text check (origin <> 'handled' or requester is not null),
  requester_unit uuid,
  request_number text,
  received_on date check (origin <> 'handled' or received_on is not null),
  matter text check (matter in ('offices', 'registration', 'records', 'bans', 'other')) check (origin <> 'handled' or matter is not null),
  purpose text check (origin <> 'handled' or purpose is not null),
  reply_by date,
  persons_checked integer,
  entities_checked integer,
  reply text,
  replied_on date
);
create table cross_check_person (
  like kernel.matter_row including all,
  name text not null,
  identity text,
  identity_key text,
  finding text
);
create table cross_check_entity (
  like kernel.matter_row including all,
  name text not null,
  credit_code text,
  finding text
);
select kernel.make_ledger('cross_check', array['cross_check_person', 'cross_check_entity']);

-- Enterprises long without business, from notice to revocation or deregistration.
create table dormant_clearing (
  like kernel.matter including all,
  subject text check (origin <> 'handled' or subject is not null),
  subject_code text check (origin <> 'handled' or subject_code is not null),
  signs text[] not null default '{}' check (signs <@ array['no_report', 'no_contact', 'no_tax', 'no_insurance']),
  last_report_year integer,
  found_on date check (origin <> 'handled' or found_on is not null),
  evidence text check (origin <> 'handled' or evidence is not null),
  announced_on date,
  statement text,
  resumed_on date,
  clearing text check (clearing in ('revoked', 'deregistered')),
  cleared_on date,
  result text
);
select kernel.make_ledger('dormant_clearing');

create index registration_revocation_code on registration_revocation (district, subject_code);
create index cross_check_entity_code on cross_check_entity (district, credit_code);
create index dormant_clearing_code on dormant_clearing (district, subject_code);
