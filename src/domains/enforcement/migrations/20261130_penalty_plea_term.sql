-- What the party was told: the term of the field on the day of the notice, not one that was set later.
alter table penalty add column plea_term text;
