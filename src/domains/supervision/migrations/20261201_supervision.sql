-- Supervision of enforcement: what was kept in registers of the room enforcement, as matters with their steps and terms.
create table case_review (
  like kernel.matter including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  case_kind text check (case_kind in ('inspection', 'rectification_order', 'penalty', 'coercive_measure')) check (origin <> 'handled' or case_kind is not null),
  record_number text check (origin <> 'handled' or record_number is not null),
  record_on date,
  selected_by text check (selected_by in ('monthly', 'quarterly', 'major', 'spot')) check (origin <> 'handled' or selected_by is not null),
  major boolean not null default false,
  assigned_on date,
  reviewer uuid,
  on_site boolean not null default false,
  invited uuid,
  invited_on date,
  invitation_ended_on date,
  invited_opinion text,
  reviewed_on date,
  outcome text check (outcome in ('passed', 'noted', 'returned', 'supervised')),
  opinion text,
  demand text
);
create table case_review_problem (
  like kernel.matter_row including all,
  category text check (category in ('subject', 'facts', 'basis', 'procedure', 'discretion', 'documents', 'service', 'publicity', 'record', 'review', 'data')) not null,
  description text not null,
  rule text
);
create table case_review_fault (
  like kernel.matter_row including all,
  field_label text not null,
  reason text not null
);
select kernel.make_ledger('case_review', array['case_review_problem', 'case_review_fault']);

create table reentry (
  like kernel.matter including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  record_number text check (origin <> 'handled' or record_number is not null),
  returned_on date,
  corrected_version integer,
  reentered_on date,
  reply text,
  unfinished text,
  times integer,
  reminded_on date,
  overdue boolean not null default false,
  confirmed_on date,
  withdraw_reason text
);
create table reentry_fault (
  like kernel.matter_row including all,
  field_label text not null,
  reason text not null
);
select kernel.make_ledger('reentry', array['reentry_fault']);

create table supervision (
  like kernel.matter including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  source text check (source in ('case_review', 'complaint', 'special', 'finding', 'daily', 'superior', 'transferred', 'media')) check (origin <> 'handled' or source is not null),
  found_on date check (origin <> 'handled' or found_on is not null),
  problem text check (origin <> 'handled' or problem is not null),
  law_basis text,
  demand text check (origin <> 'handled' or demand is not null),
  paper text check (paper in ('notice', 'opinion', 'decision')),
  notice_on date,
  facts text,
  opinion text,
  opinion_on date,
  decision_kind text check (decision_kind in ('perform', 'correct', 'revoke', 'unlawful', 'void')),
  decision text,
  decision_on date,
  answer_kind text check (answer_kind in ('corrected', 'correcting', 'objected')),
  answer text,
  answered_on date,
  notice_answered_on date,
  opinion_answered_on date,
  decision_answered_on date,
  requirement text,
  correct_by date,
  result text check (result in ('corrected', 'none', 'executed')),
  conclusion text,
  drop_reason text,
  public_opinion boolean not null default false
);
select kernel.make_ledger('supervision');

create table supervision_rectification (
  like kernel.matter including all,
  supervised_by uuid check (origin <> 'handled' or supervised_by is not null),
  problem text,
  requirement text check (origin <> 'handled' or requirement is not null),
  demanded_on date,
  correct_by date check (origin <> 'handled' or correct_by is not null),
  measures text,
  report text,
  reported_on date,
  return_reason text,
  returns integer,
  acceptance text,
  accepted_on date
);
select kernel.make_ledger('supervision_rectification');

create table supervision_talk (
  like kernel.matter including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  reason text check (reason in ('overdue', 'repeated', 'returned', 'inactive', 'serious', 'other')) check (origin <> 'handled' or reason is not null),
  decided_on date,
  problem text check (origin <> 'handled' or problem is not null),
  invited_post text check (origin <> 'handled' or invited_post is not null),
  invited_name text,
  planned_at timestamptz check (origin <> 'handled' or planned_at is not null),
  place text check (origin <> 'handled' or place is not null),
  held_on date,
  host text,
  statement text,
  opinion text,
  undertaking text,
  requirement text,
  correct_by date,
  cancel_reason text,
  follow_up text
);
select kernel.make_ledger('supervision_talk');

create table supervision_inspection (
  like kernel.matter including all,
  kind text check (kind in ('special', 'certificate', 'front_line', 'accompanying')) check (origin <> 'handled' or kind is not null),
  topic text check (origin <> 'handled' or topic is not null),
  scope text,
  planned_from date check (origin <> 'handled' or planned_from is not null),
  planned_until date check (origin <> 'handled' or planned_until is not null),
  team uuid[] not null default '{}',
  certificates text,
  assisting uuid,
  report text,
  reported_on date,
  cancel_reason text
);
create table supervision_inspection_visit (
  like kernel.matter_row including all,
  unit uuid not null,
  visited_on date,
  files text,
  findings text,
  certificate_shown boolean not null default false,
  has_problem boolean not null default false,
  requirement text,
  correct_by date
);
select kernel.make_ledger('supervision_inspection', array['supervision_inspection_visit']);

create table supervision_complaint (
  like kernel.matter including all,
  channel text check (channel in ('portal', 'counter', 'letter', 'phone', 'transferred')) check (origin <> 'handled' or channel is not null),
  received_on date check (origin <> 'handled' or received_on is not null),
  complainant text,
  phone text,
  address text,
  kind text check (kind in ('discretion', 'basis', 'procedure', 'inaction', 'conduct', 'certificate', 'fees', 'visits', 'seizure', 'elsewhere', 'other')) check (origin <> 'handled' or kind is not null),
  unit_named text,
  unit uuid,
  decision_number text,
  content text check (origin <> 'handled' or content is not null),
  accepted_on date,
  refuse_reason text,
  transferred_to text,
  transfer_reason text,
  explanation text,
  investigation text,
  result text check (result in ('upheld', 'partly', 'rejected')),
  answer text,
  concluded_on date,
  supervise boolean not null default false,
  problem text,
  demand text
);
select kernel.make_ledger('supervision_complaint');

create table supervision_responsibility (
  like kernel.matter including all,
  unit uuid check (origin <> 'handled' or unit is not null),
  person text,
  found_on date check (origin <> 'handled' or found_on is not null),
  kind text check (kind in ('unauthorised', 'inaction', 'procedure', 'profit', 'fabricated', 'other')) check (origin <> 'handled' or kind is not null),
  facts text check (origin <> 'handled' or facts is not null),
  suggestion text check (origin <> 'handled' or suggestion is not null),
  recipient text,
  transferred_on date,
  outcome text check (outcome in ('criticised', 'talked', 'certificate', 'punished', 'none', 'other')),
  outcome_text text,
  decided_on date,
  drop_reason text
);
select kernel.make_ledger('supervision_responsibility');

create table enforcement_system (
  like kernel.entry including all,
  kind text check (kind in ('publicity', 'record', 'legal_review', 'discretion', 'coordination', 'complaints', 'conduct', 'evaluation', 'quality', 'other')) check (origin <> 'handled' or kind is not null),
  unit uuid check (origin <> 'handled' or unit is not null),
  name text check (origin <> 'handled' or name is not null),
  paper text,
  adopted_on date,
  pilot boolean not null default false,
  note text
);
select kernel.make_register('enforcement_system');

create table platform_tier (
  like kernel.entry including all,
  tier text check (tier in ('province', 'city', 'district', 'street')) check (origin <> 'handled' or tier is not null),
  platform text check (origin <> 'handled' or platform is not null),
  operator text,
  connected_on date check (origin <> 'handled' or connected_on is not null)
);
select kernel.make_register('platform_tier');

create table supervision_meeting (
  like kernel.entry including all,
  kind text check (kind in ('dispatch', 'analysis', 'coordination', 'three_systems', 'exchange')) check (origin <> 'handled' or kind is not null),
  held_on date check (origin <> 'handled' or held_on is not null),
  subject text check (origin <> 'handled' or subject is not null),
  attendees text,
  problems text,
  decisions text
);
select kernel.make_register('supervision_meeting');

create table supervision_coaching (
  like kernel.entry including all,
  kind text check (kind in ('demonstration', 'simulation', 'course')) check (origin <> 'handled' or kind is not null),
  held_on date check (origin <> 'handled' or held_on is not null),
  unit uuid check (origin <> 'handled' or unit is not null),
  subject text check (origin <> 'handled' or subject is not null),
  attendees integer,
  record text
);
select kernel.make_register('supervision_coaching');

create table platform_problem (
  like kernel.entry including all,
  found_on date check (origin <> 'handled' or found_on is not null),
  unit uuid,
  kind text check (kind in ('browser', 'discretion', 'certificate', 'approval', 'document', 'other')) check (origin <> 'handled' or kind is not null),
  problem text check (origin <> 'handled' or problem is not null),
  reported_to text,
  solved_on date,
  solution text
);
select kernel.make_register('platform_problem');

create table invited_supervisor (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  account uuid,
  background text check (background in ('deputy', 'cppcc', 'chamber', 'enterprise', 'expert', 'lawyer', 'press', 'citizen')) check (origin <> 'handled' or background is not null),
  employer text,
  letter_number text,
  appointed_on date check (origin <> 'handled' or appointed_on is not null),
  expires_on date
);
select kernel.make_register('invited_supervisor');

create table enterprise_contact_point (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  credit_code text check (origin <> 'handled' or credit_code is not null),
  industry text,
  address text,
  contact text,
  phone text,
  established_on date check (origin <> 'handled' or established_on is not null),
  duty text
);
select kernel.make_register('enterprise_contact_point');
