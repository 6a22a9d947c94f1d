-- id: oracle_value_of_function_001
-- dialect: oracle
-- construct: package, function, insert
-- kind: function_with_body
-- reads: rates, s
-- writes: t
-- column: rates.pct -> t.a direct
-- column: s.amount -> t.a direct
-- column: rates.currency -> t.* filter
-- column: s.currency -> t.* filter
create or replace package body p is
  function rate_of(c varchar2) return number is
    r number;
  begin
    select x.pct into r from rates x where x.currency = c;
    return r;
  end;
  procedure main is
  begin
    insert into t (a) select s.amount * rate_of(s.currency) from s;
  end;
end;
/
-- end
