-- id: redshift_super_unpivot_001
-- dialect: redshift
-- construct: select, unpivot, lateral
-- kind: super_unpivot
-- reads: iot.device
-- column: iot.device.device_id -> <result>.device_id direct
-- column: iot.device.readings -> <result>.metric direct
-- column: iot.device.readings -> <result>.val direct
SELECT d.device_id, metric, val
FROM iot.device AS d, UNPIVOT d.readings AS val AT metric;
-- end

-- id: redshift_super_unpivot_002
-- dialect: redshift
-- construct: ctas, unpivot
-- kind: super_unpivot
-- reads: legal.contract
-- writes: legal.contract_term
-- column: legal.contract.contract_no -> legal.contract_term.contract_no direct
-- column: legal.contract.terms -> legal.contract_term.term_key direct
-- column: legal.contract.terms -> legal.contract_term.term_text direct
-- column: legal.contract.terms -> legal.contract_term.* filter
-- column: legal.contract.signed_on -> legal.contract_term.* filter
CREATE TABLE legal.contract_term AS
SELECT c.contract_no, k AS term_key, v::varchar AS term_text
FROM legal.contract c, UNPIVOT c.terms AS v AT k
WHERE k <> 'draft' AND c.signed_on IS NOT NULL;
-- end

-- id: redshift_super_unpivot_003
-- dialect: redshift
-- construct: insert, unpivot, unnest
-- kind: super_unpivot
-- reads: pos.basket
-- writes: pos.line_attr
-- column: pos.basket.basket_id -> pos.line_attr.basket_id direct
-- column: pos.basket.lines -> pos.line_attr.sku direct
-- column: pos.basket.lines -> pos.line_attr.attr direct
-- column: pos.basket.lines -> pos.line_attr.val direct
INSERT INTO pos.line_attr (basket_id, sku, attr, val)
SELECT b.basket_id, l.sku, a, x
FROM pos.basket b, b.lines l, UNPIVOT l.attrs AS x AT a;
-- end

-- id: redshift_super_unpivot_004
-- dialect: redshift
-- construct: view, unpivot, join, aggregate
-- kind: super_unpivot
-- reads: survey.answer, survey.question
-- writes: survey.score
-- column: survey.question.topic -> survey.score.topic direct
-- column: survey.answer.marks -> survey.score.points direct
-- column: survey.question.code -> survey.score.* join
-- column: survey.answer.marks -> survey.score.* join
-- column: survey.question.topic -> survey.score.* group
CREATE VIEW survey.score AS
WITH flat AS (
    SELECT a.answer_id, code, mark
    FROM survey.answer a, UNPIVOT a.marks AS mark AT code
)
SELECT q.topic, SUM(f.mark::int) AS points
FROM flat f
JOIN survey.question q ON q.code = f.code
GROUP BY q.topic
WITH NO SCHEMA BINDING;
-- end

-- id: redshift_super_unpivot_005
-- dialect: redshift
-- construct: select, unpivot, subquery
-- kind: super_unpivot
-- reads: game.player
-- column: game.player.player_id -> <result>.player_id direct
-- column: game.player.stats -> <result>.best direct
-- column: game.player.stats -> <result>.* filter
-- column: game.player.banned -> <result>.* filter
-- column: game.player.player_id -> <result>.* group
-- column: game.player.stats -> <result>.* sort
SELECT s.player_id, MAX(s.points) AS best
FROM (
    SELECT p.player_id, pts AS points
    FROM game.player p, UNPIVOT p.stats.levels AS pts AT lvl
    WHERE lvl LIKE 'world%' AND NOT p.banned
) s
GROUP BY s.player_id
ORDER BY best DESC;
-- end
