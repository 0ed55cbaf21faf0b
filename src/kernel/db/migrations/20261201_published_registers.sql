-- Registers that are public by their definition (`publish`): the portal's role reads those columns of entries that are not
-- secret, and of no practice district. A test compares the columns with the definition.
create function kernel.publish_register(t text, fields text[]) returns void language plpgsql as $$
begin
  execute format('grant select (district, id, valid_from, valid_until, %s) on %I to zhunsheng_portal', (select string_agg(format('%I', f), ', ') from unnest(fields) f), t);
  execute format('create policy published on %I for select to zhunsheng_portal using (secrecy = 0 and not exists (select 1 from district d where d.code = %I.district and d.kind = ''practice''))', t, t);
  execute format('grant select (secrecy) on %I to zhunsheng_portal', t);
end $$;
revoke all on function kernel.publish_register from public;
select kernel.publish_register('organisation', array['name', 'kind', 'credit_code']);
