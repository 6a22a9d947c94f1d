-- query: probe runs: 1
SELECT 1
