-- Namespaces with the platform's labels that no store on record owns, from the first sight until they
-- are none any more. The key makes a finding of several replicas one.
create table orphan (
  namespace varchar(63) ${binary} not null,
  store_id uuid not null,
  subdomain varchar(63) not null,
  reason varchar(32) not null,
  held_by uuid,
  name varchar(255),
  owner varchar(63),
  plan varchar(63),
  created_at timestamp with time zone not null,
  terminating boolean not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  -- Null while the grace time lasts.
  reported_at timestamp with time zone,
  constraint orphan_key primary key (namespace)
);

-- Who did last what every replica could do, and when: one row each, so that taking a turn is one
-- update that only one replica can make.
create table turn (
  duty varchar(32) not null,
  taken_at timestamp with time zone not null,
  replica varchar(128) not null,
  constraint turn_key primary key (duty)
);
