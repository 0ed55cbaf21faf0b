-- The organ's own correction of a decision, what a party answers to a demand, and the end of a reconsideration from which the
-- fifteen days for a suit run.
alter table penalty
  add column self_correction text check (self_correction in ('changed', 'revoked', 'unlawful', 'void')),
  add column self_correction_reason text,
  add column demand_reply text,
  add column review_ended_on date;
