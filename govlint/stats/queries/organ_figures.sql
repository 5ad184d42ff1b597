-- 各机关各年度的数值
SELECT
    organ AS "机关",
    year AS "年度",
    "table" AS "表",
    row_label AS "行",
    column_label AS "列",
    value AS "数值",
    raw AS "原文",
    path AS "文件",
    line AS "行号"
FROM figures
ORDER BY organ, year, path, "table", line, "column"
