-- id: postgres_temp_in_branches_001
-- dialect: postgres
-- construct: function, temp_table
-- kind: temp_in_branches
-- reads: ops.switch, crop.live, crop.backup
-- writes: mart.crop
-- column: crop.live.crop_id -> mart.crop.crop_id direct
-- column: crop.backup.crop_no -> mart.crop.crop_id direct
-- column: crop.live.tons -> mart.crop.tons direct
-- column: crop.backup.weight -> mart.crop.tons direct
-- column: crop.live.ripe -> mart.crop.* filter
-- column: crop.backup.ripe -> mart.crop.* filter
CREATE FUNCTION mart.load_crop() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM ops.switch s WHERE s.name = 'live') THEN
        CREATE TEMP TABLE picked ON COMMIT DROP AS
        SELECT c.crop_id, c.tons FROM crop.live c WHERE c.ripe;
    ELSE
        CREATE TEMP TABLE picked ON COMMIT DROP AS
        SELECT b.crop_no AS crop_id, b.weight AS tons FROM crop.backup b WHERE b.ripe;
    END IF;
    INSERT INTO mart.crop (crop_id, tons) SELECT p.crop_id, p.tons FROM picked p;
END $$;
-- end

-- id: postgres_temp_in_branches_002
-- dialect: postgres
-- construct: script, temp_table
-- kind: temp_in_branches
-- reads: hut.guest, hut.guest_old, hut.price
-- writes: hut.bill
-- column: hut.guest.guest_no -> hut.bill.guest_no direct
-- column: hut.guest_old.id -> hut.bill.guest_no direct
-- column: hut.guest.nights -> hut.bill.eur direct
-- column: hut.guest_old.n -> hut.bill.eur direct
-- column: hut.price.eur -> hut.bill.eur direct
-- column: hut.guest.left_on -> hut.bill.* filter
-- column: hut.guest_old.year -> hut.bill.* filter
DO $do$
DECLARE
    v_mode text := current_setting('hut.mode');
BEGIN
    CASE v_mode
        WHEN 'now' THEN
            CREATE TEMPORARY TABLE stay AS
            SELECT g.guest_no, g.nights FROM hut.guest g WHERE g.left_on IS NOT NULL;
        ELSE
            CREATE TEMPORARY TABLE stay AS
            SELECT o.id AS guest_no, o.n AS nights FROM hut.guest_old o WHERE o.year = 2023;
    END CASE;
    INSERT INTO hut.bill (guest_no, eur)
    SELECT s.guest_no, s.nights * p.eur FROM stay s CROSS JOIN hut.price p;
END
$do$;
-- end
