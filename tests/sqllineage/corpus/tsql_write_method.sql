-- id: tsql_write_method_001
-- dialect: tsql
-- construct: update
-- kind: write_method
-- writes: dbo.contract
-- column: dbo.contract.annex -> dbo.contract.body direct
-- column: dbo.contract.signed -> dbo.contract.* filter
UPDATE dbo.Contract
SET Body.WRITE(Annex, NULL, 0)
WHERE Signed = 1;
-- end

-- id: tsql_write_method_002
-- dialect: tsql
-- construct: update, join
-- kind: write_method
-- reads: stg.letterfix
-- writes: dbo.letter
-- column: stg.letterfix.newhead -> dbo.letter.lettertext direct
-- column: stg.letterfix.fixedon -> dbo.letter.fixedon direct
-- column: stg.letterfix.letterid -> dbo.letter.* join
-- column: dbo.letter.letterid -> dbo.letter.* join
-- column: stg.letterfix.approved -> dbo.letter.* filter
UPDATE l
SET LetterText.WRITE(x.NewHead, 0, 120),
    FixedOn = x.FixedOn
FROM dbo.Letter AS l
JOIN stg.LetterFix AS x ON x.LetterId = l.LetterId
WHERE x.Approved = 1;
-- end

-- id: tsql_write_method_003
-- dialect: tsql
-- construct: update, variable, script
-- kind: write_method
-- reads: cfg.footer
-- writes: dbo.page
-- column: cfg.footer.html -> dbo.page.html direct
-- column: cfg.footer.lang -> dbo.page.* filter
-- column: dbo.page.lang -> dbo.page.* filter
DECLARE @foot nvarchar(max);
SELECT @foot = f.Html FROM cfg.Footer AS f WHERE f.Lang = 'en';
UPDATE dbo.Page SET Html .WRITE(@foot, NULL, NULL) WHERE Lang = 'en';
-- end

-- id: tsql_write_method_004
-- dialect: tsql
-- construct: procedure, update, cte
-- kind: write_method
-- reads: stg.chunk
-- writes: dbo.filestore
-- column: stg.chunk.bytes -> dbo.filestore.content direct
-- column: stg.chunk.fileid -> dbo.filestore.* window
-- column: stg.chunk.chunkno -> dbo.filestore.* window
-- column: dbo.filestore.fileid -> dbo.filestore.* join
-- column: stg.chunk.fileid -> dbo.filestore.* join
CREATE PROCEDURE dbo.AppendChunk
AS
BEGIN
    SET NOCOUNT ON;
    WITH firstchunk AS (
        SELECT c.FileId, c.Bytes,
               ROW_NUMBER() OVER (PARTITION BY c.FileId ORDER BY c.ChunkNo) AS rn
        FROM stg.Chunk AS c
    )
    UPDATE f
    SET Content.WRITE(k.Bytes, NULL, 0)
    FROM dbo.FileStore AS f
    INNER JOIN firstchunk AS k ON k.FileId = f.FileId AND k.rn = 1;
END
-- end

-- id: tsql_write_method_005
-- dialect: tsql
-- construct: update, subquery
-- kind: write_method
-- reads: dbo.diary
-- writes: dbo.diary, dbo.diarylog
-- column: dbo.diary.author -> dbo.diary.entry direct
-- column: dbo.diary.entryid -> dbo.diary.* filter
-- column: dbo.diary.entryid -> dbo.diarylog.entryid direct
-- column: dbo.diary.entry -> dbo.diarylog.newentry direct
-- column: dbo.diary.entryid -> dbo.diarylog.* filter
UPDATE dbo.Diary
SET Entry.WRITE(CONCAT(N' -- ', Author), NULL, 0)
OUTPUT inserted.EntryId, inserted.Entry INTO dbo.DiaryLog (EntryId, NewEntry)
WHERE EntryId = 12;
-- end
