-- Limits of an owner of stores: null where those of the settings apply, 0 for no limit. CPU in
-- thousandths, memory and storage in bytes.
alter table store_owner add column max_stores bigint;
alter table store_owner add column max_cpu bigint;
alter table store_owner add column max_memory bigint;
alter table store_owner add column max_storage bigint;
alter table store_owner add column max_creations bigint;
