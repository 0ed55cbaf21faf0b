-- Where applications are taken in besides the office.
create table reconsideration_contact_point (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  host uuid check (origin <> 'handled' or host is not null),
  address text check (origin <> 'handled' or address is not null),
  phone text,
  contact text,
  services text
);
select kernel.make_register('reconsideration_contact_point');

-- The committee of 第五十二条.
create table reconsideration_committee_member (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  position text check (position in ('chair', 'deputy', 'standing', 'member')) check (origin <> 'handled' or position is not null),
  kind text check (kind in ('government', 'expert', 'scholar', 'lawyer', 'other')) check (origin <> 'handled' or kind is not null),
  employer text,
  expertise text
);
select kernel.make_register('reconsideration_committee_member');

-- Who may handle cases: qualification and training of 第六条.
create table reconsideration_staff (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  account uuid,
  card_number text,
  first_time boolean not null default false,
  legal_qualification text,
  trained_on date
);
select kernel.make_register('reconsideration_staff');

-- Numbered circulars on reconsideration and litigation.
create table reconsideration_bulletin (
  like kernel.entry including all,
  issue text check (origin <> 'handled' or issue is not null),
  issued_on date check (origin <> 'handled' or issued_on is not null),
  subject text check (origin <> 'handled' or subject is not null),
  kind text check (kind in ('periodic', 'wrong_cases', 'appearance', 'other')) check (origin <> 'handled' or kind is not null),
  content text
);
select kernel.make_register('reconsideration_bulletin');

-- Trainings (实施条例第六十条).
create table reconsideration_training (
  like kernel.entry including all,
  topic text check (origin <> 'handled' or topic is not null),
  held_on date check (origin <> 'handled' or held_on is not null),
  kind text check (kind in ('course', 'case_discussion', 'observation', 'other')) check (origin <> 'handled' or kind is not null),
  lecturer text,
  attendees integer,
  hours integer
);
select kernel.make_register('reconsideration_training');

-- Guidance given on single cases.
create table reconsideration_guidance (
  like kernel.entry including all,
  given_on date check (origin <> 'handled' or given_on is not null),
  unit uuid check (origin <> 'handled' or unit is not null),
  subject text check (origin <> 'handled' or subject is not null),
  case_ref text,
  advice text check (origin <> 'handled' or advice is not null),
  form text check (form in ('written', 'meeting', 'telephone'))
);
select kernel.make_register('reconsideration_guidance');

-- Premises, declared and not computed (第七条).
create table reconsideration_premises (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  use text check (use in ('reception', 'hearing', 'mediation', 'reading', 'archive', 'combined')) check (origin <> 'handled' or use is not null),
  area numeric(18,2) check (origin <> 'handled' or area is not null),
  address text,
  declared_by text check (origin <> 'handled' or declared_by is not null),
  paper text
);
select kernel.make_register('reconsideration_premises');
