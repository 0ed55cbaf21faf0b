-- Of the seed that was entered first only a digest is kept until another person has entered the same.
alter table draw add column seed_digest text;
alter table draw add constraint draw_seed_confirmed check (seed_value is null or confirmed_by is not null) not valid;
