-- id: databricks_generator_names_001
-- dialect: databricks
-- construct: insert, cte, unnest
-- kind: generator_names
-- reads: main.bronze.cart
-- writes: main.silver.cart_sku
-- column: main.bronze.cart.cart_id -> main.silver.cart_sku.cart_id direct
-- column: main.bronze.cart.skus -> main.silver.cart_sku.sku direct
-- column: main.bronze.cart.skus -> main.silver.cart_sku.* filter
WITH x AS (
  SELECT cart_id, explode_outer(split(skus, ';')) FROM main.bronze.cart
)
INSERT INTO main.silver.cart_sku (cart_id, sku)
SELECT x.cart_id, trim(x.col) FROM x WHERE x.col <> '';
-- end

-- id: databricks_generator_names_002
-- dialect: databricks
-- construct: merge, subquery, unnest
-- kind: generator_names
-- reads: main.raw.playlist
-- writes: main.core.playlist_song
-- column: main.raw.playlist.list_id -> main.core.playlist_song.list_id direct
-- column: main.raw.playlist.songs -> main.core.playlist_song.song_no direct
-- column: main.raw.playlist.songs -> main.core.playlist_song.song direct
-- column: main.core.playlist_song.list_id -> main.core.playlist_song.* join
-- column: main.core.playlist_song.song_no -> main.core.playlist_song.* join
-- column: main.raw.playlist.list_id -> main.core.playlist_song.* join
-- column: main.raw.playlist.songs -> main.core.playlist_song.* join
MERGE INTO main.core.playlist_song t
USING (
  SELECT p.list_id, posexplode(p.songs) FROM main.raw.playlist p
) s
ON t.list_id = s.list_id AND t.song_no = s.pos
WHEN MATCHED THEN UPDATE SET t.song = s.col
WHEN NOT MATCHED THEN INSERT (list_id, song_no, song) VALUES (s.list_id, s.pos, s.col);
-- end
