-- As many units as come along: the first three stand in columns of their own on plans and tasks from before.
alter table random_task add column joint_units uuid[];
alter table inspection_plan_activity add column joint_units uuid[];
