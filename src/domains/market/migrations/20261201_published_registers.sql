-- 随机抽查事项清单 are public (118号（四）).
select kernel.publish_register('inspection_item', array['name', 'item_class', 'enforcement_field', 'grade', 'content', 'basis', 'unit', 'joint_with', 'objects', 'method', 'share', 'yearly_limit']);
