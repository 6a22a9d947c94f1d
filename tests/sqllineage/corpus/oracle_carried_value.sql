-- id: oracle_carried_value_001
-- dialect: oracle
-- construct: loop, update, variable, procedure
-- kind: carried_value
-- reads: accounts
-- writes: account_chain
-- column: accounts.id -> account_chain.next_id direct
-- column: accounts.opened -> account_chain.* sort
-- column: account_chain.account_id -> account_chain.* filter
-- column: accounts.id -> account_chain.* filter
create or replace procedure chain_accounts is
  prev_id number;
begin
  for r in (select a.id from accounts a order by a.opened) loop
    update account_chain c set c.next_id = r.id where c.account_id = prev_id;
    prev_id := r.id;
  end loop;
end;
/
-- end

-- id: oracle_carried_value_002
-- dialect: oracle
-- construct: loop, cursor, insert, variable
-- kind: carried_value
-- reads: orders
-- writes: growth
-- column: orders.day -> growth.day direct
-- column: orders.amount -> growth.amount direct
-- column: orders.amount -> growth.amount_before direct
declare
  cursor c is select o.amount, o.day from orders o;
  v_amount number;
  v_day date;
  v_before number;
begin
  open c;
  fetch c into v_amount, v_day;
  while c%found loop
    insert into growth (day, amount, amount_before) values (v_day, v_amount, v_before);
    v_before := v_amount;
    fetch c into v_amount, v_day;
  end loop;
  close c;
end;
/
-- end
