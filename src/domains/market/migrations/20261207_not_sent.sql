-- How many of those drawn were not sent out, told with the published result: the draw is public, and so is who was not visited after it.
alter table random_task add column not_sent integer;
