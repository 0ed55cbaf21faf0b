-- one party's cases, by which a second fine for the same breach is found (第二十九条)
create index penalty_party_identity on penalty_party (district, identity_number_key) where identity_number_key is not null;
