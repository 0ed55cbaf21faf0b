-- What the decision says of goods and money held by a coercive measure (行政强制法第二十七条).
alter table penalty add column seized_property text;
