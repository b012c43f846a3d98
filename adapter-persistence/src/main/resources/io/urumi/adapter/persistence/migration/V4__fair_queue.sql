-- Fairness between owners: leased stores per owner, and the number of stores per owner.

create index store_leased on store (lease_until);

-- The newest generation that was reported to wait for a slot.
alter table store add column reported_generation bigint default 0 not null;

-- One row for each owner whose stores are counted. Its lock, held until the end of the transaction,
-- keeps the count valid.
create table store_owner (
  owner varchar(63) ${binary} not null,
  constraint store_owner_key primary key (owner)
);
