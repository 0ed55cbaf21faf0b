-- 裁量基准: one entry a step of one breach, with the intervals in which its text was in force.
create table discretion_standard (
  like kernel.entry including all,
  item text check (origin <> 'handled' or item is not null),
  violation text check (origin <> 'handled' or violation is not null),
  grade text check (origin <> 'handled' or grade is not null),
  tier text check (tier in ('none', 'reduced', 'lighter', 'general', 'heavier')) check (origin <> 'handled' or tier is not null),
  factors text[] not null default '{}' check (factors <@ array['minor_conduct', 'corrected', 'no_harm', 'first', 'slight_harm', 'no_fault', 'limited_capacity', 'harm_removed', 'coerced', 'confessed', 'merit', 'minor_age', 'other_law', 'small_scale', 'short', 'negligent', 'cooperative', 'emergency', 'repeated', 'after_order', 'obstruction', 'grave_harm', 'public_safety', 'vulnerable', 'instigating', 'large_scale', 'long', 'other_aggravating']),
  circumstances text,
  kinds text[] not null default '{}' check (kinds <@ array['other', 'warning', 'criticism', 'fine', 'confiscation', 'suspension', 'downgrade', 'restriction', 'shutdown', 'closure', 'revocation', 'detention']),
  amount_from numeric(18,2),
  amount_to numeric(18,2),
  multiple_of text check (multiple_of in ('illegal_gains', 'goods_value', 'contract_price', 'other')),
  percent_from integer,
  percent_to integer,
  days_from integer,
  days_to integer,
  content text,
  provision text,
  penalty_provision text check (origin <> 'handled' or penalty_provision is not null),
  standard text check (origin <> 'handled' or standard is not null),
  paper text,
  maker text check (maker in ('own', 'superior')) check (origin <> 'handled' or maker is not null),
  maker_name text check (origin <> 'handled' or maker_name is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  published_on date
);
select kernel.make_register('discretion_standard');
create index discretion_standard_item on discretion_standard (district, item);

-- Which step a case falls under, and what followed from it.
alter table penalty
  add column discretion_statement text,
  add column discretion_from numeric(18,2),
  add column discretion_to numeric(18,2),
  add column discretion_items text,
  add column discretion_key text,
  add column discretion_result text check (discretion_result in ('within', 'outside'));
alter table penalty_sanction add column days integer;
create index penalty_alike on penalty (district, org_id, discretion_items, decided_on) where discretion_items is not null;

create table penalty_discretion (
  like kernel.matter_row including all,
  violation text,
  party text,
  item text not null,
  factors text[] not null default '{}' check (factors <@ array['minor_conduct', 'corrected', 'no_harm', 'first', 'slight_harm', 'no_fault', 'limited_capacity', 'harm_removed', 'coerced', 'confessed', 'merit', 'minor_age', 'other_law', 'small_scale', 'short', 'negligent', 'cooperative', 'emergency', 'repeated', 'after_order', 'obstruction', 'grave_harm', 'public_safety', 'vulnerable', 'instigating', 'large_scale', 'long', 'other_aggravating']),
  base numeric(18,2)
);
select kernel.add_child('penalty', 'penalty_discretion');
