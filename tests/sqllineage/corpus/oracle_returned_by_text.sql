-- id: oracle_returned_by_text_001
-- dialect: oracle
-- construct: dynamic_sql, update, insert
-- kind: returned_by_text
-- reads: s
-- writes: s, t
-- column: s.k -> s.* filter
-- column: s.y -> t.a direct
-- column: s.k -> t.* filter
declare
  n number;
begin
  execute immediate 'update s set x = 1 where k = 1 returning y into :1' returning into n;
  insert into t (a) values (n);
end;
/
-- end

-- id: oracle_returned_by_text_002
-- dialect: oracle
-- construct: dynamic_sql, delete, insert
-- kind: returned_by_text
-- reads: s
-- writes: s, t
-- column: s.k -> s.* filter
-- column: s.id -> t.a direct
-- column: s.y -> t.b direct
-- column: s.k -> t.* filter
declare
  type numbers is table of number;
  ids numbers;
  ys numbers;
begin
  execute immediate 'delete from s where k < :1 returning id, y into :2, :3' using 5
    returning bulk collect into ids, ys;
  forall i in 1 .. ids.count
    insert into t (a, b) values (ids(i), ys(i));
end;
/
-- end

-- id: oracle_returned_by_text_003
-- dialect: oracle
-- construct: dynamic_sql, insert, procedure
-- kind: returned_by_text
-- reads: log_t
-- writes: log_t, t
-- column: log_t.id -> t.a direct
create or replace procedure put(p_text varchar2) is
  n log_t.id%type;
begin
  execute immediate 'insert into log_t (msg) values (:m) returning id into :n' using p_text returning into n;
  insert into t (a) values (n);
end;
/
-- end

-- id: oracle_returned_by_text_004
-- dialect: oracle
-- construct: dynamic_sql, update, loop
-- kind: returned_by_text
-- reads: s, q
-- writes: s, t
-- column: s.k -> s.* filter
-- column: q.kk -> s.* filter
-- column: q.ok -> s.* filter
-- column: s.y -> t.a direct
-- column: s.k -> t.* filter
-- column: q.kk -> t.* filter
-- column: q.ok -> t.* filter
declare
  n number;
begin
  for c in (select kk from q where ok = 1) loop
    execute immediate 'update ' || 's' || ' set x = 0 where k = :b returning y into :c' using c.kk returning into n;
    insert into t (a) values (n);
  end loop;
end;
/
-- end

-- id: oracle_returned_by_text_005
-- dialect: oracle
-- construct: dynamic_sql, update, variable
-- kind: returned_by_text
-- reads: acct
-- writes: acct, audit_t
-- column: acct.id -> acct.* filter
-- column: acct.bal -> audit_t.a direct
-- column: acct.own -> audit_t.b direct
-- column: acct.id -> audit_t.* filter
declare
  type both_t is record (bal number, own varchar2(30));
  r both_t;
  stmt varchar2(200) := 'update acct set bal = 0 where id = :1 returning bal, own into :2, :3';
begin
  execute immediate stmt using 4 returning into r.bal, r.own;
  insert into audit_t (a, b) values (r.bal, r.own);
end;
/
-- end
