-- id: postgres_subquery_in_limit_001
-- dialect: postgres
-- construct: insert, subquery
-- kind: subquery_in_limit
-- reads: shop.item, shop.page_size, shop.page_start
-- writes: shop.page
-- column: shop.item.name -> shop.page.name direct
-- column: shop.item.rank -> shop.page.* sort
insert into shop.page (name)
select i.name from shop.item i order by i.rank
limit (select p.n from shop.page_size p) offset (select s.o from shop.page_start s);
-- end

-- id: postgres_subquery_in_limit_002
-- dialect: postgres
-- construct: view, window, subquery
-- kind: subquery_in_limit
-- reads: meter.reading, meter.smoothing
-- writes: meter.smooth
-- column: meter.reading.value -> meter.smooth.mean direct
-- column: meter.reading.at -> meter.smooth.* window
create view meter.smooth as
select avg(r.value) over (order by r.at
    rows between (select s.width from meter.smoothing s) preceding and current row) as mean
from meter.reading r;
-- end

-- id: postgres_subquery_in_limit_003
-- dialect: postgres
-- construct: ctas, subquery
-- kind: subquery_in_limit
-- reads: survey.answer, survey.rate, survey.cut
-- writes: survey.sample
-- column: survey.answer.body -> survey.sample.body direct
create table survey.sample as
(select a.body from survey.answer a tablesample bernoulli ((select r.percent from survey.rate r)))
union all
(select a.body from survey.answer a limit (select max(c.n) from survey.cut c));
-- end
