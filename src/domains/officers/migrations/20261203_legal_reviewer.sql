-- Who reviews penalty decisions, since when, and the qualification.
create table legal_reviewer (
  like kernel.entry including all,
  reviewer uuid check (origin <> 'handled' or reviewer is not null),
  name text check (origin <> 'handled' or name is not null),
  began_on date check (origin <> 'handled' or began_on is not null),
  legal_qualification text,
  qualified_on date
);
select kernel.make_register('legal_reviewer');
