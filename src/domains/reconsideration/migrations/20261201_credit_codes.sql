-- The page of an enterprise reads applicants and third parties by credit code.
create index reconsideration_applicant_code on reconsideration_applicant (district, credit_code) where credit_code is not null;
create index reconsideration_third_party_code on reconsideration_third_party (district, credit_code) where credit_code is not null;
