-- 各年度的数值合计
SELECT
    year AS "年度",
    "table" AS "表",
    row_label AS "行",
    column_label AS "列",
    count(value) AS "填了数的报告",
    sum(value) AS "合计",
    max(value) AS "最大",
    median(value) AS "中位数"
FROM figures
WHERE year IS NOT NULL
GROUP BY year, "table", "row", row_label, column_id, column_label
ORDER BY year, "table", min(line), min("column"), "行", "列"
