-- An auditor reads a district's logs newest first, whoever they speak of.
create index sign_in_log_at on sign_in_log (district, at desc);
create index journal_offices on journal (district, recorded_at desc) where ledger in ('account', 'organisation');
