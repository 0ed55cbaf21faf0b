-- Why a task of the plan lasts longer than planned.
alter table random_task add column extend_reason text;
