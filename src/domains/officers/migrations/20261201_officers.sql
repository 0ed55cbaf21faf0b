-- Who may enforce: examination, certificate, checks, training (行政处罚法第四十二条第一款; 国发〔2008〕17号（六）（十九）).
create table qualification (
  like kernel.matter including all,
  occasion text check (occasion in ('first', 'retraining')) check (origin <> 'handled' or occasion is not null),
  applied_on date check (origin <> 'handled' or applied_on is not null),
  registrar uuid check (origin <> 'handled' or registrar is not null),
  applicant uuid,
  name text check (origin <> 'handled' or name is not null),
  identity_number text,
  identity_number_key text,
  post text,
  employment text check (employment in ('civil_servant', 'institution', 'contract', 'temporary')) check (origin <> 'handled' or employment is not null),
  enforcement_fields text[] not null default '{}' check (enforcement_fields <@ array['market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other']),
  eligibility text check (eligibility in ('eligible', 'ineligible')),
  reviewed_on date,
  trained_on date,
  exam text,
  exam_registered_on date,
  exam_on date,
  exam_result text check (exam_result in ('passed', 'failed', 'absent')),
  sat_on date,
  score integer,
  attempt integer,
  next_exam text,
  next_exam_on date,
  legal_qualification text,
  exempted_on date,
  certificate_number text,
  issuer text,
  valid_until date,
  issued_on date,
  withdrawal_reason text
);
create table qualification_item (
  like kernel.matter_row including all,
  item text not null check (item in ('employment', 'on_duty', 'class', 'body')),
  finding text not null check (finding in ('met', 'unmet')),
  reason text not null
);
select kernel.make_ledger('qualification', array['qualification_item']);

create table certificate (
  like kernel.matter including all,
  certificate_number text check (origin <> 'handled' or certificate_number is not null),
  holder uuid,
  name text check (origin <> 'handled' or name is not null),
  identity_number text,
  identity_number_key text,
  post text,
  enforcement_fields text[] not null default '{}' check (enforcement_fields <@ array['market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other']),
  area text,
  registrar uuid check (origin <> 'handled' or registrar is not null),
  issuer text,
  obtained text check (obtained in ('new', 'held', 'transferred', 'reform', 'moved', 'lost', 'damaged', 'changed')) check (origin <> 'handled' or obtained is not null),
  issued_on date check (origin <> 'handled' or issued_on is not null),
  valid_until date,
  checked_on date,
  check_result text check (check_result in ('passed', 'failed')),
  check_opinion text,
  check_from date,
  retrained_on date,
  retrain_from date,
  suspended_on date,
  suspension_ground text check (suspension_ground in ('check_failed', 'misconduct', 'off_post', 'other')),
  suspension_reason text,
  restored_on date,
  restoration_reason text,
  replacement_ground text check (replacement_ground in ('reform', 'moved', 'lost', 'damaged', 'changed')),
  replacement_reason text,
  new_number text,
  new_unit uuid,
  new_valid_until date,
  cancellation_ground text check (cancellation_ground in ('left', 'retired', 'off_post', 'disqualified', 'body_ended', 'deceased', 'other')),
  cancellation_reason text,
  recalled boolean not null default false,
  ended_on date,
  rejection_reason text
);
select kernel.make_ledger('certificate');
-- Every case looks for the cards of its officers; the public and every entry look for a number.
create index certificate_holder on certificate (district, holder);
create index certificate_by_number on certificate (district, certificate_number);

create table certificate_event (
  like kernel.matter including all,
  kind text check (kind in ('check', 'retraining')) check (origin <> 'handled' or kind is not null),
  done_on date check (origin <> 'handled' or done_on is not null),
  certificate_number text check (origin <> 'handled' or certificate_number is not null),
  name text check (origin <> 'handled' or name is not null),
  result text check (result in ('passed', 'failed')) check (origin <> 'handled' or result is not null),
  opinion text
);
select kernel.make_ledger('certificate_event');

create table training (
  like kernel.matter including all,
  topic text check (origin <> 'handled' or topic is not null),
  kind text check (kind in ('course', 'all_staff', 'simulation', 'contest', 'online', 'other')) check (origin <> 'handled' or kind is not null),
  in_plan boolean not null default false,
  planned_on date check (origin <> 'handled' or planned_on is not null),
  audience text,
  lecturer text,
  place text,
  held_on date,
  hours integer,
  attendees integer,
  record text,
  cancel_reason text
);
create table training_attendee (
  like kernel.matter_row including all,
  certificate_number text not null,
  name text not null,
  unit uuid
);
select kernel.make_ledger('training', array['training_attendee']);

create table training_record (
  like kernel.matter including all,
  certificate_number text check (origin <> 'handled' or certificate_number is not null),
  name text check (origin <> 'handled' or name is not null),
  topic text check (origin <> 'handled' or topic is not null),
  kind text check (kind in ('course', 'all_staff', 'simulation', 'contest', 'online', 'other')) check (origin <> 'handled' or kind is not null),
  attended_on date check (origin <> 'handled' or attended_on is not null),
  hours integer check (origin <> 'handled' or hours is not null)
);
select kernel.make_ledger('training_record');
create index training_record_officer on training_record (district, certificate_number, attended_on);

create table certificate_error (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  certificate_number text,
  kind text check (kind in ('change', 'cancellation', 'reissue', 'entry')) check (origin <> 'handled' or kind is not null),
  found_on date check (origin <> 'handled' or found_on is not null),
  problem text check (origin <> 'handled' or problem is not null),
  corrected_on date
);
select kernel.make_register('certificate_error');

create table certificate_showing_check (
  like kernel.entry including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  checked_on date check (origin <> 'handled' or checked_on is not null),
  place text,
  officers integer check (origin <> 'handled' or officers is not null),
  showing integer check (origin <> 'handled' or showing is not null),
  problem text,
  corrected_on date
);
select kernel.make_register('certificate_showing_check');
