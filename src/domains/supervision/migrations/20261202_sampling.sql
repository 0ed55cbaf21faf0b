-- A month's sample: what it is drawn from, who reviews it. A case given out by a draw names its sample.
create table sampling (
  like kernel.matter including all,
  kind text check (kind in ('monthly', 'quarterly')) check (origin <> 'handled' or kind is not null),
  topic text,
  period_from date check (origin <> 'handled' or period_from is not null),
  period_until date,
  case_kinds text[] check (case_kinds <@ array['inspection', 'rectification_order', 'penalty', 'coercive_measure']) not null default '{}',
  strata text[] check (strata <@ array['unit', 'kind']) not null default '{}',
  share integer,
  major_kinds text[] check (major_kinds <@ array['downgrade', 'revocation', 'shutdown', 'closure', 'restriction', 'suspension', 'detention']) not null default '{}',
  major_fine numeric(18,2),
  sampled integer,
  given_out integer,
  summary text,
  cancel_reason text
);
create table sampling_reviewer (
  like kernel.matter_row including all,
  account uuid not null,
  certificate text not null,
  unit uuid
);
select kernel.make_ledger('sampling', array['sampling_reviewer']);

-- The supervisor's desk: what runs in supervision among the many clocks of a district, and what is open.
create index clock_of_supervision on clock (district, due_on) where state = 'running' and ledger in ('sampling', 'case_review', 'reentry', 'supervision', 'supervision_rectification', 'supervision_talk', 'supervision_inspection', 'supervision_complaint', 'supervision_responsibility');
create index case_review_reviewed on case_review (district, reviewed_on);
do $$ declare t text; begin
  foreach t in array array['sampling', 'case_review', 'reentry', 'supervision', 'supervision_rectification', 'supervision_talk', 'supervision_inspection', 'supervision_complaint', 'supervision_responsibility'] loop
    execute format('create index %I on %I (district, state) where closed_on is null', t || '_open', t);
  end loop;
end $$;
