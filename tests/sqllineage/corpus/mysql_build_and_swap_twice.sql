-- id: mysql_build_and_swap_twice_001
-- dialect: mysql
-- construct: script,rename,insert
-- kind: build_and_swap_twice
-- reads: stage.song
-- writes: song
-- column: stage.song.title -> song.title direct
CREATE TABLE song_new LIKE song;
INSERT INTO song_new (title) SELECT s.title FROM stage.song s;
RENAME TABLE song TO song_old, song_new TO song;
DROP TABLE song_old;
CREATE TABLE song_new LIKE song;
INSERT INTO song_new (title) SELECT s.title FROM stage.song s;
RENAME TABLE song TO song_old, song_new TO song;
DROP TABLE song_old;
-- end
