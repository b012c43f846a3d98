-- Who acted and who owned the subject, with the format of the record. The defaults are for what is
-- there, and for replicas of the version before, which do not name these columns: format 1 has the
-- actor's name only. What is there is not rewritten: the hashes of the audit log do not cover more.
alter table audit_entry add column format int default 1 not null;
alter table audit_entry add column principal_id varchar(36);
alter table audit_entry add column principal_kind varchar(16);
alter table audit_entry add column owner varchar(63) ${binary};

-- The principal of an event is in its payload.
alter table store_event add column format int default 1 not null;
alter table store_event add column owner varchar(63) ${binary};
