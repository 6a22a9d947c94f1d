-- id: tsql_column_in_xquery_001
-- dialect: tsql
-- construct: insert
-- kind: column_in_xquery
-- reads: media.picture
-- writes: media.picturetext
-- column: media.picture.image -> media.picturetext.encoded direct
INSERT INTO media.PictureText (Encoded)
SELECT CAST('' AS xml).value('xs:base64Binary(sql:column("Image"))', 'varchar(max)') FROM media.Picture;
-- end

-- id: tsql_column_in_xquery_002
-- dialect: tsql
-- construct: update, join
-- kind: column_in_xquery
-- reads: stg.price
-- writes: dbo.product
-- column: stg.price.amount -> dbo.product.doc direct
-- column: stg.price.productid -> dbo.product.* join
-- column: dbo.product.productid -> dbo.product.* join
UPDATE p SET Doc.modify('replace value of (/product/price/text())[1] with sql:column("s.Amount")')
FROM dbo.Product AS p JOIN stg.Price AS s ON s.ProductId = p.ProductId;
-- end

-- id: tsql_column_in_xquery_003
-- dialect: tsql
-- construct: select
-- kind: column_in_xquery
-- reads: dbo.survey
-- column: dbo.survey.answers -> <result>.answer direct
-- column: dbo.survey.questionno -> <result>.answer direct
SELECT s.Answers.value('(/a[@no = sql:column("s.QuestionNo")])[1]', 'nvarchar(200)') AS Answer FROM dbo.Survey AS s;
-- end

-- id: tsql_column_in_xquery_004
-- dialect: tsql
-- construct: insert, lateral
-- kind: column_in_xquery
-- reads: dbo.invoice
-- writes: dbo.invoiceline
-- column: dbo.invoice.body -> dbo.invoiceline.line direct
-- column: dbo.invoice.lineno -> dbo.invoiceline.line direct
INSERT INTO dbo.InvoiceLine (Line)
SELECT n.x.value('text()[1]', 'varchar(50)')
FROM dbo.Invoice AS i
CROSS APPLY i.Body.nodes('/invoice/line[@no = sql:column("i.LineNo")]') AS n(x);
-- end

-- id: tsql_column_in_xquery_005
-- dialect: tsql
-- construct: script, variable
-- kind: column_in_xquery
-- reads: cfg.path, dbo.form
-- writes: dbo.formfield
-- column: dbo.form.body -> dbo.formfield.value direct
-- column: cfg.path.fieldname -> dbo.formfield.value direct
-- column: dbo.form.body -> dbo.formfield.* filter
-- column: dbo.form.wanted -> dbo.formfield.* filter
DECLARE @field varchar(30);
SELECT @field = FieldName FROM cfg.Path;
INSERT INTO dbo.FormField (Value)
SELECT f.Body.value('(/f[@name = sql:variable("@field")])[1]', 'varchar(99)')
FROM dbo.Form AS f
WHERE f.Body.exist('/f[@name = sql:column("f.Wanted")]') = 1;
-- end
