-- What a performance by substitute cost and what of it came in; performance in part; the court's ruling and its service.
alter table coercive_enforcement
  add column cost_borne_by text check (cost_borne_by in ('party', 'other_law')),
  add column cost_law text,
  add column cost_over_reason text,
  add column cost_due_by date,
  add column cost_settled_on date,
  add column cost_collected numeric(18,2),
  add column cost_paid_on date,
  add column ruling_number text,
  add column ruling_served_on date;
create table coercive_enforcement_part (like kernel.matter_row including all, done_on date not null, content text not null, amount numeric(18,2));
create table coercive_enforcement_cost (like kernel.matter_row including all, item text not null, amount numeric(18,2) not null, voucher text);
create table coercive_enforcement_receipt (like kernel.matter_row including all, paid_on date not null, amount numeric(18,2) not null, number text not null);
select kernel.add_child('coercive_enforcement', 'coercive_enforcement_part');
select kernel.add_child('coercive_enforcement', 'coercive_enforcement_cost');
select kernel.add_child('coercive_enforcement', 'coercive_enforcement_receipt');
