select kernel.without_practice('kernel.public_draws', 'p.kind <> ''practice''', 'p.code');
select kernel.without_practice('kernel.public_draw_pool', 'not exists (select from district p where p.code = d and p.kind = ''practice'')', 'd');
select kernel.without_practice('kernel.public_draw_rows', 'not exists (select from district p where p.code = d and p.kind = ''practice'')', 'd');
