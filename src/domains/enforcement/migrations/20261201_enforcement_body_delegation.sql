-- 委托 (行政处罚法第二十条第二款): what the letter of delegation must say, and that it was published. A body of several fields names them all.
alter table enforcement_body
  add column further_fields text[] not null default '{}' check (further_fields <@ array['market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other']),
  add column delegated_from date,
  add column delegated_until date,
  add column delegation_scope text,
  add column delegation_paper text,
  add column delegation_published_on date;
