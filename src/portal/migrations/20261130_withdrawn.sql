-- 行政处罚法第四十八条第二款: what was published and is then changed, revoked or found unlawful is withdrawn within three
-- days and the reason is made public. Its content leaves the site; number, days and reason remain readable at its address.
create function kernel.withdrawn_publication(d text, i uuid)
returns table (number text, place text, kind text, ledger text, published_on date, withdrawn_on date, withdrawn_reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.number, o.name, o.kind, p.ledger, p.published_on, p.withdrawn_on, p.withdrawn_reason
  from publication p join district o on o.code = p.district
  where p.district = d and p.id = i and p.withdrawn_on is not null and p.secrecy = 0 and o.kind <> 'practice'
$$;
revoke all on function kernel.withdrawn_publication from public;
grant execute on function kernel.withdrawn_publication to zhunsheng_portal;
