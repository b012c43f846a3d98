-- Namespaces with the platform's labels that no recorded store owns. The key prevents that several
-- replicas record the same namespace twice.
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

-- Which replica last ran each periodic task, and when. Acquiring the task is one update, which only
-- one replica can make.
create table periodic_task (
  task varchar(32) not null,
  acquired_at timestamp with time zone not null,
  replica varchar(128) not null,
  constraint periodic_task_key primary key (task)
);
