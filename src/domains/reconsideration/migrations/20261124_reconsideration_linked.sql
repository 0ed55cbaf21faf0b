-- Review of the document an act rests on (第五十六至六十条), a lifecycle of its own beside the suspended case.
create table incidental_review (
  like kernel.matter including all,
  raised_by text check (raised_by in ('requested', 'ex_officio')) check (origin <> 'handled' or raised_by is not null),
  competence text check (competence in ('competent', 'not_competent')) check (origin <> 'handled' or competence is not null),
  suspended_on date check (origin <> 'handled' or suspended_on is not null),
  found_on date,
  norm_title text check (origin <> 'handled' or norm_title is not null),
  norm_number text,
  maker_name text check (origin <> 'handled' or maker_name is not null),
  maker uuid,
  clauses text check (origin <> 'handled' or clauses is not null),
  doubts text,
  explained_on date,
  transferee text,
  result text check (result in ('lawful', 'unlawful')),
  result_reason text,
  stopped_clauses text,
  corrected boolean not null default false
);
select kernel.make_ledger('incidental_review');

-- 意见书 (第七十六条) and 建议书 (实施条例第五十七条).
create table reconsideration_letter (
  like kernel.matter including all,
  kind text check (kind in ('opinion', 'suggestion')) check (origin <> 'handled' or kind is not null),
  drafted_on date check (origin <> 'handled' or drafted_on is not null),
  recipient uuid check (origin <> 'handled' or recipient is not null),
  problem text check (origin <> 'handled' or problem is not null),
  law_basis text,
  demand text check (origin <> 'handled' or demand is not null),
  issued_on date,
  feedback_on date,
  feedback text,
  returned_reason text,
  outcome text check (outcome in ('corrected', 'partly', 'not_corrected', 'not_required')),
  superior_department text,
  copied_on date
);
select kernel.make_ledger('reconsideration_letter');

-- Whether a decision, mediation document or opinion is carried out (第七十七条).
create table compliance_supervision (
  like kernel.matter including all,
  paper text check (paper in ('decision', 'mediation', 'opinion')) check (origin <> 'handled' or paper is not null),
  obligor uuid check (origin <> 'handled' or obligor is not null),
  duty text check (duty in ('redo', 'perform', 'pay', 'agreement', 'correct', 'other')) check (origin <> 'handled' or duty is not null),
  requirement text check (origin <> 'handled' or requirement is not null),
  effective_on date check (origin <> 'handled' or effective_on is not null),
  performance_due_on date,
  reported text,
  same_act boolean not null default false,
  procedural_revocation boolean not null default false,
  fulfilled_on date,
  ordered_on date,
  ordered_due_on date,
  ordered_reason text,
  interviewed_on date,
  interviewee text,
  criticised_on date,
  referred_to text,
  referred_on date,
  ended_reason text
);
select kernel.make_ledger('compliance_supervision');
