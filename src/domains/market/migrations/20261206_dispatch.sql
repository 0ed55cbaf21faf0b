-- What was told of earlier visits when drawn objects were sent out, why some are visited once more, who was left out, and how many still wait.
alter table random_task
  add column repeat_told text,
  add column repeat_reason text,
  add column leave_repeated boolean not null default false,
  add column left_out text,
  add column undispatched integer;
