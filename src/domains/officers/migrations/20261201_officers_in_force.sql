-- Whoever plans a joint visit may know whom the other units can send, as the public may: certificate and unit, no name.
-- The first unit leads: its officers' cards are of the field of the visit, those of joint units of their own.
create function kernel.officers_in_force(d text, units uuid[], f text) returns table (org_id uuid, holder uuid, certificate_number text)
language plpgsql stable rows 200 security definer set search_path = public, pg_temp as $$
begin
  return query select distinct on (c.holder) c.org_id, c.holder, c.certificate_number from certificate c
    where c.district = d and d = any ((select current_setting('app.districts')::text[])::text[])
      and c.org_id = any (units) and (c.org_id <> units[1] or f = any (c.enforcement_fields)) and c.state = 'valid' and c.holder is not null and (c.valid_until is null or c.valid_until >= (now() at time zone 'Asia/Shanghai')::date)
    order by c.holder, c.issued_on desc;
end $$;
revoke all on function kernel.officers_in_force from public;
grant execute on function kernel.officers_in_force to zhunsheng_app, zhunsheng_worker;
