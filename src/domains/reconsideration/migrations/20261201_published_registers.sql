-- Where people may apply, and who advises (行政复议法).
select kernel.publish_register('reconsideration_contact_point', array['name', 'host', 'address', 'phone', 'services']);
select kernel.publish_register('reconsideration_committee_member', array['name', 'position', 'kind', 'employer']);
