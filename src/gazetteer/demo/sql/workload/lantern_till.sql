-- query: scan_copy runs: 200
SELECT c.copy_id, w.title, e.carrier, c.condition
FROM lending.copy c
JOIN collection.edition e ON e.work_id = c.work_id AND e.edition_no = c.edition_no
JOIN collection.work w ON w.work_id = e.work_id
WHERE c.copy_id = {copy};
-- query: scan_barcode runs: 100
SELECT work_id, edition_no FROM collection.edition WHERE barcode = lpad((4000000000001 + {work} * 1000)::text, 13, '0');
-- query: may_lend runs: 150
SELECT loans_left FROM lending.member_standing WHERE member_id = {member};
-- query: price runs: 150
SELECT daily_price FROM finance.tariff
WHERE carrier = '{carrier}' AND tier_code = '{tier}' AND valid_from <= date '{day}'
ORDER BY valid_from DESC LIMIT 1;
-- query: unpaid_fees runs: 100
SELECT sum(f.fee) FROM lending.late_fee f JOIN lending.loan l USING (loan_id)
WHERE l.member_id = {member} AND NOT f.waived;
-- query: note_condition runs: 60
UPDATE lending.copy SET condition = condition WHERE copy_id = {copy};
-- query: keep_found_thing runs: 30
INSERT INTO lending."Lost & Found" ("foundAt", description, "foundOn") VALUES ({branch}, 'till test {run}', '{day}');
-- query: give_back_found_thing runs: 30
DELETE FROM lending."Lost & Found" WHERE description = 'till test {run}';
-- query: waiting_for_pickup runs: 60
SELECT r.reservation_id, m.member_number, w.title
FROM lending.reservation r
JOIN lending.member m USING (member_id)
JOIN collection.work w USING (work_id)
WHERE r.pickup_branch_id = {branch} AND r.expires_at > timestamptz '2025-12-20'
ORDER BY r.placed_at
LIMIT 50;
-- query: due_today runs: 60
SELECT d.member_name, d.title, d.due_at
FROM insight.loan_detail d
WHERE d.branch_id = {branch} AND d.returned_at IS NULL AND d.due_at::date = date '{day}';
