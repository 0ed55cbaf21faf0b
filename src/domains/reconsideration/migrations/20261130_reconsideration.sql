-- 原机关转送 only of two kinds of penalty (第三十二条第一款); organs that acted jointly answer together (第十九条第二款);
-- a decision states what each side said (第四十八条) and what became of the document reviewed (第五十九条).
alter table reconsideration
  add column agency_ground text check (agency_ground in ('on_the_spot', 'monitored')),
  add column joint_respondent uuid,
  add column reply_points text,
  add column evidence_list text,
  add column third_party_statement text,
  add column norm_review_told text;
