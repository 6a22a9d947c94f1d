-- id: postgres_glued_placeholders_001
-- dialect: postgres
-- construct: insert
-- kind: glued_placeholders
-- reads: ${raw}.${prefix}${name}_in
-- writes: ${a}${b}_x
-- column: ${raw}.${prefix}${name}_in.c -> ${a}${b}_x.c direct
INSERT INTO ${a}${b}_x (c) SELECT c FROM ${raw}.${prefix}${name}_in;
-- end

-- id: postgres_glued_placeholders_002
-- dialect: postgres
-- construct: insert
-- kind: glued_placeholders
-- reads: %(schema)s.%(name)s_in
-- writes: %(x)s_y
-- column: %(schema)s.%(name)s_in.c -> %(x)s_y.c direct
INSERT INTO %(x)s_y (c) SELECT c FROM %(schema)s.%(name)s_in;
-- end

-- id: postgres_glued_placeholders_003
-- dialect: postgres
-- construct: insert
-- kind: glued_placeholders
-- reads: :a.:b
-- writes: :a.out
-- column: :a.:b.c -> :a.out.c direct
INSERT INTO :a.out (c) SELECT c FROM :a.:b;
-- end
