-- For replicas of the version before, which beside replicas of this one save the whole spec with the
-- owner that they have read, and would undo a transfer in between: a transfer keeps the generation,
-- a saved spec has the next one. The row is left as it is, and they read it again as after any other
-- concurrent change. A deleted store's row may be reused with another owner.
--
-- On PostgreSQL only: one process at a time has an embedded database open.
create function keep_owner_of_store() returns trigger language plpgsql as $$
begin
  return null;
end
$$;

create trigger store_keep_owner before update on store for each row
when (old.owner <> new.owner and old.generation <> new.generation and not old.deleted)
execute function keep_owner_of_store();
