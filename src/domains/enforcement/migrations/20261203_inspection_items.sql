-- What was told of the matters of an inspection that no published list of its unit holds on the day.
alter table inspection add column items_unlisted text;
