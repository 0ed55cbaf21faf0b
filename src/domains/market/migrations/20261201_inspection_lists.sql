-- What may be inspected, and whom: items, objects, and what is kept about the work itself.
create table inspection_item (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  item_class text check (origin <> 'handled' or item_class is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  grade text check (grade in ('general', 'key')) check (origin <> 'handled' or grade is not null),
  kind text check (kind in ('registration', 'conduct', 'product', 'safety', 'other')) check (origin <> 'handled' or kind is not null),
  content text check (origin <> 'handled' or content is not null),
  basis text check (origin <> 'handled' or basis is not null),
  unit uuid check (origin <> 'handled' or unit is not null),
  joint_with text,
  objects text check (origin <> 'handled' or objects is not null),
  method text check (method in ('on_site', 'papers', 'online', 'testing', 'commissioned')) check (origin <> 'handled' or method is not null),
  share integer,
  yearly_limit integer
);
select kernel.make_register('inspection_item');

create table inspection_object (
  like kernel.entry including all,
  credit_code text check (origin <> 'handled' or credit_code is not null),
  code_problem text,
  name text check (origin <> 'handled' or name is not null),
  kind text check (kind in ('enterprise', 'cooperative', 'individual_business', 'organisation')) check (origin <> 'handled' or kind is not null),
  registration_state text check (registration_state in ('active', 'dormant', 'revoked', 'deregistered', 'moved', 'other')) check (origin <> 'handled' or registration_state is not null),
  credit_risk text check (credit_risk in ('a', 'b', 'c', 'd', 'none')) check (origin <> 'handled' or credit_risk is not null),
  key_supervised boolean not null default false,
  line text,
  address text,
  registrar text,
  established_on date,
  approved_on date
);
select kernel.make_register('inspection_object');

create table random_inspection_meeting (
  like kernel.entry including all,
  kind text check (kind in ('meeting', 'training')) check (origin <> 'handled' or kind is not null),
  held_on date check (origin <> 'handled' or held_on is not null),
  topic text check (origin <> 'handled' or topic is not null),
  units integer,
  attendees integer,
  note text
);
select kernel.make_register('random_inspection_meeting');

create table supervision_system (
  like kernel.entry including all,
  name text check (origin <> 'handled' or name is not null),
  unit uuid check (origin <> 'handled' or unit is not null),
  purpose text check (origin <> 'handled' or purpose is not null),
  connected_on date,
  as_of date,
  records integer,
  warnings integer,
  note text
);
select kernel.make_register('supervision_system');

-- Looked up for every drawn visit, and by the page of an enterprise.
create index inspection_object_code on inspection_object (district, credit_code);
create index inspection_object_name on inspection_object (district, name text_pattern_ops);
