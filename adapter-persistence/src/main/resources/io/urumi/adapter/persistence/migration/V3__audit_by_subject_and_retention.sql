-- Everything about one store, and the newest wish about it.
create index audit_entry_by_subject on audit_entry (subject, sequence_number);

-- Up to which id events were removed because of their age. Apart from event_counter, whose row every
-- writer of events waits for. Events up to here are gone for good: ids are never used again.
create table event_floor (
  id int not null,
  trimmed_to bigint not null,
  constraint event_floor_key primary key (id)
);

insert into event_floor (id, trimmed_to) values (1, 0);

-- Steps that have ended, by when they did.
create index store_step_by_end on store_step (ended_at);

-- The keys that made a store go with it.
create index idempotency_key_by_store on idempotency_key (store_id);
