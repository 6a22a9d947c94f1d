-- id: mysql_word_named_column_001
-- dialect: mysql
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: stage_bill
-- writes: bill
-- column: stage_bill.a -> bill.id direct
-- column: stage_bill.b -> bill.period direct
-- column: stage_bill.c -> bill.note direct
CREATE TABLE bill (
  id INT NOT NULL,
  period VARCHAR(7) NOT NULL,
  note TEXT,
  KEY idx_period (period),
  KEY (id, period),
  INDEX idx_p2 USING BTREE (period),
  UNIQUE KEY uq (id),
  UNIQUE uq2 (period),
  FULLTEXT KEY ft_note (note),
  FULLTEXT (note),
  CONSTRAINT fk FOREIGN KEY (id) REFERENCES head (id),
  CHECK (id > 0)
);
INSERT INTO bill SELECT a, b, c FROM stage_bill;
-- end
