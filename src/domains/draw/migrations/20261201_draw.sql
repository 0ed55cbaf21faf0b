-- A random draw: what is drawn, the hash of the frozen pool, where the seed comes from, and what came of it.
create table draw (
  like kernel.matter including all,
  purpose text check (origin <> 'handled' or purpose is not null),
  pool text,
  again_reason text,
  seed_source text check (seed_source in ('double_colour', 'super_lotto', 'happy_8', 'beacon', 'dice', 'two_sides')),
  seed_period text,
  seed_due_on date,
  side_a text,
  side_a_hash text,
  side_b text,
  side_b_hash text,
  pool_hash text,
  pool_members integer,
  pool_wanted integer,
  committed_on date,
  seed_value text,
  seed_evidence text,
  seed_drawn_on date,
  seed_by uuid,
  seed_again text,
  confirmed_by uuid,
  drawn_on date,
  drawn_count integer,
  shortfall text,
  return_reason text,
  void_reason text,
  withheld_reason text,
  published_on date
);
create table draw_quota (like kernel.matter_row including all, label text not null, size integer not null check (size >= 0));
create table draw_candidate (
  like kernel.matter_row including all, name text not null, code text not null, unit uuid, category text, apart text, barred text
);
create table draw_selected (like kernel.matter_row including all, member text not null, code text not null, stratum text not null, rank integer not null);
create table draw_assigned (
  like kernel.matter_row including all, object text not null, object_code text not null, officer text not null, code text not null, "group" text not null
);
select kernel.make_ledger('draw', array['draw_quota', 'draw_candidate', 'draw_selected', 'draw_assigned']);
-- Two people enter the seed, whoever writes to this table.
alter table draw add check (confirmed_by <> seed_by);
