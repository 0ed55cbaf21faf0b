-- A child table for a ledger that stands: keys, policies and guard as `make_ledger` gives them, and a hash that counts the new
-- rows. Children are hashed in the order they came; of a matter without rows of the new one the hash is what it was.
create function kernel.add_child(t text, child text) returns void language plpgsql as $w$
declare c text; parts text := '';
begin
  execute format('alter table %I add primary key (district, id)', child);
  execute format('alter table %I add foreign key (district, matter_id) references %I (district, id)', child, t);
  execute format('create index %I on %I (district, matter_id)', child || '_matter', child);
  perform kernel.make_scoped(child::regclass);
  perform kernel.guard_hanging(child::regclass, t);
  execute format('grant select, insert, update, delete on %I to zhunsheng_app, zhunsheng_worker', child);
  for c in select k.relname from pg_constraint f join pg_class k on k.oid = f.conrelid where f.contype = 'f' and f.confrelid = t::regclass and starts_with(k.relname, t || '_') order by f.oid loop
    parts := parts || format(' || coalesce((select string_agg(kernel.plain(x), e''\n'' order by x.id::text collate "C") from %I x where x.district = d and x.matter_id = i), '''')', c);
  end loop;
  foreach c in array array['clock', 'document', 'service', 'attachment', 'link'] loop
    parts := parts || format(' || coalesce((select string_agg(kernel.plain(x), e''\n'' order by x.id::text collate "C") from %I x where x.district = d and x.matter_id = i and x.ledger = %L), '''')', c, t);
  end loop;
  execute format('create or replace function kernel.hash_%s(d text, i uuid) returns bytea language plpgsql stable security definer set search_path = public, pg_temp set timezone = ''UTC'' set datestyle = ''ISO''
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $f$
    begin return sha256(convert_to((select kernel.plain(x) from %I x where x.district = d and x.id = i)%s, ''UTF8'')); end $f$', t, t, parts);
end $w$;
