-- All entries of one store, and the newest request for it.
create index audit_entry_by_subject on audit_entry (subject, sequence_number);

-- Events up to this id were trimmed. Separate from event_counter, whose row every append locks. Ids
-- are never reused.
create table event_floor (
  id int not null,
  trimmed_to bigint not null,
  constraint event_floor_key primary key (id)
);

insert into event_floor (id, trimmed_to) values (1, 0);

-- Ended steps by their end.
create index store_step_by_end on store_step (ended_at);

-- Idempotency keys are removed with the store that they created.
create index idempotency_key_by_store on idempotency_key (store_id);
