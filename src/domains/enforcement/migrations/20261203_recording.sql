-- Where the recording of an inspection or an investigation is kept.
alter table inspection add column recording text;
alter table penalty add column recording text;
