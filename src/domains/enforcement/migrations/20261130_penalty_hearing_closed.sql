-- A hearing is public unless somebody says why not.
alter table penalty add column hearing_closed boolean not null default false;
