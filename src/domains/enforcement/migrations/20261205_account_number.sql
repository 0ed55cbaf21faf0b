-- Who else holds an account is asked by its number.
create index coercive_measure_account_number on coercive_measure_account (district, account_number);
