-- Weekly analysis, monthly bulletin with ranking, quarterly bulletin on rectification.
create table supervision_bulletin (
  like kernel.matter including all,
  kind text check (kind in ('week', 'month', 'quarter')) check (origin <> 'handled' or kind is not null),
  span text check (origin <> 'handled' or span is not null),
  period_from date check (origin <> 'handled' or period_from is not null),
  period_until date check (origin <> 'handled' or period_until is not null),
  reviewed_on date,
  return_reason text,
  frozen_on date,
  content_hash text,
  sent_on date,
  closed_reason text,
  summary text,
  published_on date
);
create table supervision_bulletin_block (
  like kernel.matter_row including all,
  chapter text not null check (chapter in ('situation', 'ranking', 'problems', 'requirements')),
  kind text not null check (kind in ('heading', 'prose', 'chart', 'prompt')),
  body text,
  chart text check (chart in ('month', 'unit', 'year', 'ranking')),
  indicators text,
  ordinal integer not null,
  source uuid,
  dropped boolean not null default false
);
create table supervision_bulletin_fact (
  like kernel.matter_row including all,
  code text not null,
  label text not null,
  value text not null check (value ~ '^-?[0-9]+(\.[0-9]+)?$'),
  unit text,
  paper text not null,
  declared_by uuid
);
create table supervision_bulletin_addressee (
  like kernel.matter_row including all,
  unit uuid not null,
  requirement text,
  correct_by date
);
select kernel.make_ledger('supervision_bulletin', array['supervision_bulletin_block', 'supervision_bulletin_fact', 'supervision_bulletin_addressee']);
-- one bulletin a unit and span, whoever opens it first
create unique index supervision_bulletin_span on supervision_bulletin (district, org_id, span);
