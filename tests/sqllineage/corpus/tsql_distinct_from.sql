-- id: tsql_distinct_from_001
-- dialect: tsql
-- construct: update, join
-- kind: distinct_from
-- reads: stage.guest
-- writes: crm.dimguest
-- column: stage.guest.mail -> crm.dimguest.mail direct
-- column: stage.guest.guestno -> crm.dimguest.* join
-- column: crm.dimguest.guestno -> crm.dimguest.* join
-- column: crm.dimguest.mail -> crm.dimguest.* filter
-- column: stage.guest.mail -> crm.dimguest.* filter
-- column: crm.dimguest.phone -> crm.dimguest.* filter
-- column: stage.guest.phone -> crm.dimguest.* filter
UPDATE d
SET d.Mail = s.Mail,
    d.ChangedAt = SYSUTCDATETIME()
FROM crm.DimGuest AS d
INNER JOIN stage.Guest AS s ON s.GuestNo = d.GuestNo
WHERE d.Mail IS DISTINCT FROM s.Mail
   OR d.Phone IS DISTINCT FROM s.Phone;
-- end
