-- 行政执法指导案例 (国办发〔2018〕118号（十九）), read by the public without the unit and the parties.
create table enforcement_guiding_case (
  like kernel.entry including all,
  title text check (origin <> 'handled' or title is not null),
  kind text check (kind in ('guiding', 'typical', 'excellent')) check (origin <> 'handled' or kind is not null),
  enforcement_field text check (enforcement_field in ('market', 'public_security', 'natural_resources', 'transport', 'agriculture', 'housing', 'medical_insurance', 'social_organisations', 'environment', 'emergency', 'urban_management', 'culture', 'health', 'human_resources', 'water', 'fire', 'other')) check (origin <> 'handled' or enforcement_field is not null),
  issuer text check (origin <> 'handled' or issuer is not null),
  issued_on date check (origin <> 'handled' or issued_on is not null),
  number text,
  unit uuid,
  keywords text,
  gist text check (origin <> 'handled' or gist is not null),
  facts text check (origin <> 'handled' or facts is not null),
  handling text check (origin <> 'handled' or handling is not null),
  meaning text check (origin <> 'handled' or meaning is not null)
);
select kernel.make_register('enforcement_guiding_case');
select kernel.publish_register('enforcement_guiding_case', array['title', 'kind', 'enforcement_field', 'issuer', 'issued_on', 'number', 'keywords', 'gist', 'facts', 'handling', 'meaning']);

-- What reconsideration, litigation, inspection of the rule of law, contact points and lay supervisors bring in.
alter table supervision drop constraint supervision_source_check, add constraint supervision_source_check
  check (source in ('case_review', 'complaint', 'special', 'finding', 'daily', 'superior', 'transferred', 'media', 'reconsideration', 'inspection'));
alter table supervision_complaint drop constraint supervision_complaint_channel_check, add constraint supervision_complaint_channel_check
  check (channel in ('portal', 'counter', 'letter', 'phone', 'transferred', 'contact_point', 'invited'));
