-- What became of a check that was missed: told, or the card suspended, as the place's rule says.
alter table certificate add column missed_check text check (missed_check in ('warned', 'suspended'));
alter table certificate drop constraint certificate_suspension_ground_check;
alter table certificate add constraint certificate_suspension_ground_check check (suspension_ground in ('check_failed', 'check_missed', 'misconduct', 'off_post', 'other'));
