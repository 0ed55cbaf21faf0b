-- The page of an enterprise reads parties by credit code.
create index penalty_party_code on penalty_party (district, credit_code) where credit_code is not null;
create index rectification_order_party_code on rectification_order_party (district, credit_code) where credit_code is not null;
create index coercive_measure_party_code on coercive_measure_party (district, credit_code) where credit_code is not null;
create index coercive_enforcement_party_code on coercive_enforcement_party (district, credit_code) where credit_code is not null;
