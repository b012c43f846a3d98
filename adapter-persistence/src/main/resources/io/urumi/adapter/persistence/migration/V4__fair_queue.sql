-- Fairness between owners: who has how many stores in hand, and who has asked for how many.

create index store_leased on store (lease_until);

-- The newest generation of which it was told that it waits for a slot.
alter table store add column told_generation bigint default 0 not null;

-- One row for each owner whose stores are counted; its lock, held until the end of a transaction,
-- keeps the number true.
create table store_owner (
  owner varchar(63) ${binary} not null,
  constraint store_owner_key primary key (owner)
);
