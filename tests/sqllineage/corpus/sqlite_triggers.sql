-- id: sqlite_triggers_001
-- dialect: sqlite
-- construct: trigger, insert
-- reads: doc
-- writes: doc_fts
-- column: doc.id -> doc_fts.id direct
-- column: doc.title -> doc_fts.text direct
-- column: doc.body -> doc_fts.text direct
CREATE TRIGGER doc_ai AFTER INSERT ON doc BEGIN
    INSERT INTO doc_fts (id, text) VALUES (new.id, new.title || ' ' || new.body);
END;
-- end

-- id: sqlite_triggers_002
-- dialect: sqlite
-- construct: trigger, delete
-- reads: album
-- writes: track
-- column: track.album_id -> track.* filter
-- column: album.id -> track.* filter
CREATE TRIGGER IF NOT EXISTS album_bd BEFORE DELETE ON album FOR EACH ROW
BEGIN
    DELETE FROM track WHERE album_id = OLD.id;
END;
-- end
