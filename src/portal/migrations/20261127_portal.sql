-- What the public site may read besides the published copies: names of places. Practice never leaves the house, so a
-- copy that practice made stays unseen, whoever asks in whatever way.
grant select (code, name, kind) on district to zhunsheng_portal;
alter policy published on publication using (
  withdrawn_on is null and secrecy = 0 and not exists (select 1 from district d where d.code = publication.district and d.kind = 'practice'));
-- The newest first, over all ledgers.
create index publication_newest on publication (published_on desc, id desc) where withdrawn_on is null and secrecy = 0;
