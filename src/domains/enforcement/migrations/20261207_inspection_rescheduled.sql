-- Why a visit that was approved is made at another time.
alter table inspection add column reschedule_reason text;
