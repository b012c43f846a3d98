-- Streams and the audit log are read by the owners that a caller may see. Stores have such indexes.
create index store_event_by_owner on store_event (owner, id);
create index audit_entry_by_owner on audit_entry (owner, sequence_number);
