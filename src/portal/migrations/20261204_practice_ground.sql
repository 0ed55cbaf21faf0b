select kernel.without_practice('kernel.withdrawn_publication', 'o.kind <> ''practice''', 'o.code');
alter policy published on publication using (
  withdrawn_on is null and secrecy = 0 and not exists (select from kernel.practice_ground g where g.code = publication.district));
