-- 总况
SELECT
    count(*) AS "文件",
    count(form) AS "认出的报告",
    count(*) FILTER (unreadable) AS "没有读出来",
    count(*) FILTER (form IS NOT NULL AND errors > 0) AS "有错误的报告",
    count(*) FILTER (form IS NOT NULL AND errors = 0 AND warnings > 0) AS "只有警告的报告",
    count(*) FILTER (form IS NOT NULL AND errors = 0 AND warnings = 0) AS "没有错误和警告的报告",
    coalesce(sum(errors), 0)::BIGINT AS "错误",
    coalesce(sum(warnings), 0)::BIGINT AS "警告",
    coalesce(sum(notes), 0)::BIGINT AS "提示"
FROM files
