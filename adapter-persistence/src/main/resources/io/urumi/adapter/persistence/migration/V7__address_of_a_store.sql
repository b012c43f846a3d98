-- The address that a store was deployed with. Null until it is first reconciled, and for stores of
-- earlier versions until their release was read.
alter table store add column address_host varchar(255);
alter table store add column address_url varchar(1000);
