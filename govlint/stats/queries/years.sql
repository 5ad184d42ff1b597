-- 各年度
SELECT
    year AS "年度",
    count(*) AS "报告",
    count(DISTINCT organ) AS "机关",
    count(*) FILTER (errors > 0) AS "有错误的报告",
    round(100.0 * count(*) FILTER (errors > 0) / count(*), 1) AS "占百分之",
    sum(errors)::BIGINT AS "错误",
    sum(warnings)::BIGINT AS "警告",
    sum(notes)::BIGINT AS "提示"
FROM files
WHERE form IS NOT NULL AND year IS NOT NULL
GROUP BY year
ORDER BY year
