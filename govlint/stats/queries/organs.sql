-- 各机关
SELECT
    organ AS "机关",
    count(*) AS "报告",
    count(DISTINCT year) AS "年度",
    count(*) FILTER (errors > 0) AS "有错误的报告",
    sum(errors)::BIGINT AS "错误",
    sum(warnings)::BIGINT AS "警告",
    sum(notes)::BIGINT AS "提示",
    round(sum(errors) / count(*), 1) AS "每份错误"
FROM files
WHERE form IS NOT NULL AND organ IS NOT NULL
GROUP BY organ
ORDER BY "错误" DESC, "警告" DESC, "机关"
