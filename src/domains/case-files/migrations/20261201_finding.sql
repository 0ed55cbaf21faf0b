-- What checks find in cases: one row a case and a rule.
create table finding (
  like kernel.matter including all,
  check_id text not null,
  rule text not null,
  basis text not null,
  detail text not null,
  subject_ledger text not null check (subject_ledger in ('penalty', 'inspection', 'rectification_order', 'coercive_measure', 'coercive_enforcement')),
  subject_id text not null,
  subject_number text,
  supervised_by uuid,
  found_on date not null,
  times integer not null,
  answer_kind text check (answer_kind in ('explained', 'corrected', 'disputed')),
  answer text,
  answered_on date,
  opinion text,
  decided_on date,
  cleared_on date
);
select kernel.make_ledger('finding');
create unique index finding_once on finding (district, subject_id, check_id);
