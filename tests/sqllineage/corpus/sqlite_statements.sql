-- id: sqlite_statements_001
-- dialect: sqlite
-- construct: ddl, script, update, correlated
-- kind: alter_on_action
-- reads: shelf
-- writes: book
-- column: shelf.id -> book.shelf_id direct
-- column: shelf.label -> book.* filter
-- column: book.label -> book.* filter
-- column: book.shelf_id -> book.* filter
PRAGMA foreign_keys = ON;
ALTER TABLE book ADD COLUMN shelf_id INTEGER DEFAULT NULL REFERENCES shelf (id) ON UPDATE CASCADE ON DELETE SET NULL;
UPDATE book SET shelf_id = (SELECT s.id FROM shelf s WHERE s.label = book.label) WHERE book.shelf_id IS NULL;
-- end
