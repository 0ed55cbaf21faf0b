-- What was frozen and published with its hash stays: pool, purpose and source from the freezing on, the seed from its confirmation on.
create function kernel.frozen_draw() returns trigger language plpgsql as $$
begin
  raise exception 'draw %: what is frozen does not change', old.id using errcode = 'ZS001';
end $$;
create trigger frozen before update on draw for each row when (
  old.pool_hash is not null and (new.pool_hash, new.purpose, new.pool, new.again_reason, new.seed_source, new.seed_period, new.seed_due_on, new.side_a, new.side_a_hash, new.side_b, new.side_b_hash, new.committed_on)
    is distinct from (old.pool_hash, old.purpose, old.pool, old.again_reason, old.seed_source, old.seed_period, old.seed_due_on, old.side_a, old.side_a_hash, old.side_b, old.side_b_hash, old.committed_on)
  or old.confirmed_by is not null and (new.seed_value, new.seed_by, new.seed_again, new.confirmed_by, new.drawn_on) is distinct from (old.seed_value, old.seed_by, old.seed_again, old.confirmed_by, old.drawn_on)
) execute function kernel.frozen_draw();
