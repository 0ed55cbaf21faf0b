-- 执法主体 and 委托书 are public (118号（四）; 行政处罚法第二十条第二款).
select kernel.publish_register('enforcement_body', array['name', 'kind', 'enforcement_field', 'further_fields', 'basis', 'entrusted_by', 'delegated_from', 'delegated_until', 'delegation_scope', 'delegation_paper', 'delegation_published_on']);
-- 裁量基准 are made public (国办发〔2022〕27号).
select kernel.publish_register('discretion_standard', array['item', 'violation', 'grade', 'tier', 'circumstances', 'kinds', 'amount_from', 'amount_to', 'multiple_of', 'percent_from', 'percent_to', 'days_from', 'days_to', 'content', 'provision', 'penalty_provision', 'standard', 'paper', 'maker_name', 'enforcement_field', 'published_on']);
