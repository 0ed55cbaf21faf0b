-- 行政复议法第七十二条第二款: property goes back though nobody claimed it; an act that took none says so.
alter table reconsideration drop constraint reconsideration_compensation_check,
  add constraint reconsideration_compensation_check check (compensation in ('granted', 'rejected', 'restitution', 'none'));
