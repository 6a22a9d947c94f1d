SET LOCAL ROLE lantern_lending;

COMMENT ON TABLE lending.branch IS 'Shops, open and closed. A closed branch keeps its row, since loans refer to it.';
COMMENT ON COLUMN lending.branch.code IS 'Short code on receipts, such as LB07.';
COMMENT ON COLUMN lending.branch.address IS 'Where customers find us.';
COMMENT ON COLUMN lending.branch.closed_on IS 'Last day of business; empty while the branch is open.';
COMMENT ON COLUMN lending.branch.opening_hours IS 'Opening hours: {"weekdays": [from, to], "sunday": boolean}.';

COMMENT ON TABLE lending.shelf IS 'Shelves of a branch; each holds one carrier.';
COMMENT ON COLUMN lending.shelf.capacity IS 'How many copies fit.';

COMMENT ON TABLE lending.staff_member IS 'People who work in a branch. Personal data.';
COMMENT ON COLUMN lending.staff_member.supervisor_id IS 'Who plans the shifts; empty for heads of branch.';
COMMENT ON COLUMN lending.staff_member.full_name IS 'Name on the badge. Personal data.';
COMMENT ON COLUMN lending.staff_member.weekly_hours IS 'Hours a week by contract.';
COMMENT ON COLUMN lending.staff_member.skills IS 'What the person may be planned for: till, projection, repair.';

COMMENT ON TABLE lending.membership_tier IS 'Kinds of membership, with their fee and limits.';
COMMENT ON COLUMN lending.membership_tier.monthly_fee IS 'Fee in euros a month, without loans.';
COMMENT ON COLUMN lending.membership_tier.loan_limit IS 'How many copies a member may have at home at once.';
COMMENT ON COLUMN lending.membership_tier.loan_days IS 'How many days a loan may last.';

COMMENT ON TABLE lending.member IS 'Everybody who has ever joined. Personal data: see the rules on deletion.';
COMMENT ON COLUMN lending.member.member_number IS 'Number on the card. Computed from the key.';
COMMENT ON COLUMN lending.member.full_name IS 'First and family name. Personal data.';
COMMENT ON COLUMN lending.member.email IS 'Address for reminders; also the name to sign in to the web shop. Personal data.';
COMMENT ON COLUMN lending.member.born_on IS 'Date of birth, asked for once, for age ratings. Personal data.';
COMMENT ON COLUMN lending.member.home_branch_id IS 'The branch whose revenue the member counts for.';
COMMENT ON COLUMN lending.member.address IS 'Postal address. Personal data; empty for members who chose e-mail only.';
COMMENT ON COLUMN lending.member.contact_preferences IS 'Newsletter and reminders, as chosen in the web shop.';
COMMENT ON COLUMN lending.member.interests IS 'Topics that the member ticked; feeds the recommendations.';
COMMENT ON COLUMN lending.member.changed_at IS 'Last change of the row; set by a trigger.';

COMMENT ON TABLE lending.copy IS 'One box on a shelf: a copy of an edition that can be lent.';
COMMENT ON COLUMN lending.copy.edition_no IS 'With work_id: the edition that this is a copy of.';
COMMENT ON COLUMN lending.copy.shelf_code IS 'With branch_id: where it stands.';
COMMENT ON COLUMN lending.copy.condition IS 'As judged at the last return; withdrawn copies are sold.';
COMMENT ON COLUMN lending.copy.purchase_price IS 'What we paid, in euros.';

COMMENT ON TABLE lending.loan IS 'A copy that was handed to a member. Older ones move to loan_archive.';
COMMENT ON COLUMN lending.loan.lent_by IS 'Who stood at the till.';
COMMENT ON COLUMN lending.loan.lent_at IS 'When the copy left the shop (UTC).';
COMMENT ON COLUMN lending.loan.due_at IS 'When it has to be back.';
COMMENT ON COLUMN lending.loan.returned_at IS 'When it came back; empty while it is out.';
COMMENT ON COLUMN lending.loan.state IS 'Out, returned, overdue or lost; set by the nightly run.';
COMMENT ON COLUMN lending.loan.days_allowed IS 'Days between lending and due date. Computed.';

COMMENT ON TABLE lending.loan_archive IS 'Returned loans of past years, without the fields that nobody asks for.';
COMMENT ON COLUMN lending.loan_archive.archived_at IS 'When the nightly run moved the row.';

COMMENT ON TABLE lending.late_fee IS 'What a late return costs; one row a loan at most.';
COMMENT ON COLUMN lending.late_fee.fee IS 'Days late times the daily price, in euros.';
COMMENT ON COLUMN lending.late_fee.waived IS 'Whether the branch let it pass.';

COMMENT ON TABLE lending.reservation IS 'Works that members wait for. Rows go when the copy is lent or the time is over.';
COMMENT ON COLUMN lending.reservation.channel IS 'How it was placed: counter, web, telephone.';

COMMENT ON TABLE lending.copy_transfer IS 'Copies on their way from one branch to another.';
COMMENT ON COLUMN lending.copy_transfer.arrived_on IS 'Empty while the copy is in the van.';

COMMENT ON TABLE lending."Lost & Found" IS 'What people leave between the shelves 🧤. Kept for a year.';
COMMENT ON COLUMN lending."Lost & Found"."foundAt" IS 'The branch where the thing lies.';
COMMENT ON COLUMN lending."Lost & Found"."select" IS 'Ticked when the thing is to be given to charity.';
COMMENT ON COLUMN lending."Lost & Found".photo IS 'Small picture, if somebody took one.';
RESET ROLE;
