-- Whoever is shown a card may ask whether it holds (行政处罚法第五十五条第一款); bodies and officers are public (118号（四）). By the
-- exact number alone: nobody lists the officers of a district through it. No identity number, no account.
create index certificate_shown on certificate (certificate_number) where secrecy = 0;
create function kernel.shown_certificate(n text)
returns table (place text, kind text, certificate_number text, name text, post text, body text, enforcement_fields text[], area text, issuer text, issued_on date, valid_until date, state text, suspended_on date, ended_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.name, d.kind, c.certificate_number, c.name, c.post, (select o.name from organisation o where o.district = c.district and o.id = c.org_id order by o.valid_from desc limit 1),
    c.enforcement_fields, c.area, c.issuer, c.issued_on, c.valid_until, c.state, c.suspended_on, c.ended_on
  from certificate c join district d on d.code = c.district
  where c.certificate_number = n and c.secrecy = 0 and d.kind <> 'practice' and c.state not in ('recorded', 'rejected')
  order by c.issued_on desc, c.id desc
$$;
revoke all on function kernel.shown_certificate from public;
grant execute on function kernel.shown_certificate to zhunsheng_portal;
