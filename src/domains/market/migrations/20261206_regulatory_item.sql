-- 监管事项目录清单, public (国发〔2019〕18号（五）), and under which of them an item of inspection stands.
create table regulatory_item (
  like kernel.entry including all,
  code text check (origin <> 'handled' or code is not null),
  name text check (origin <> 'handled' or name is not null),
  main_item text,
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  unit uuid check (origin <> 'handled' or unit is not null),
  objects text check (origin <> 'handled' or objects is not null),
  measures text[] not null default '{}' check (measures <@ array['inspection', 'sampling', 'penalty', 'coercion', 'credit', 'other']),
  basis text check (origin <> 'handled' or basis is not null),
  handling text
);
select kernel.make_register('regulatory_item');
select kernel.publish_register('regulatory_item', array['code', 'name', 'main_item', 'enforcement_field', 'unit', 'objects', 'measures', 'basis', 'handling']);
alter table inspection_item add column regulatory_item text;
