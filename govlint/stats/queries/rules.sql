-- 各条规则
WITH ran AS (
    SELECT unnest(map_keys(outcomes)) AS rule, unnest(map_values(outcomes)) AS outcome
    FROM files
    WHERE form IS NOT NULL
),
applied AS (
    SELECT rule, count(*) AS reports
    FROM ran
    WHERE outcome <> 'notApplicable'
    GROUP BY rule
)
SELECT
    findings.rule AS "规则",
    any_value(findings.rule_title) AS "要求",
    any_value(CASE findings.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END) AS "级别",
    count(*) AS "问题",
    count(DISTINCT findings.path) AS "有问题的文件",
    any_value(applied.reports) AS "检查了的报告",
    round(100.0 * count(DISTINCT findings.path) FILTER (findings.form IS NOT NULL) / any_value(applied.reports), 1) AS "占百分之"
FROM findings
LEFT JOIN applied USING (rule)
WHERE findings.suppressed IS NULL
GROUP BY findings.rule
ORDER BY "问题" DESC, "规则"
