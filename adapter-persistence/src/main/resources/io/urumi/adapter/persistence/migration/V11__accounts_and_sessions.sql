-- Users who sign in with a password. The name is unique, but the id identifies the account in the
-- audit log.
create table account (
  id uuid not null,
  name varchar(64) ${binary} not null,
  -- A slow, salted hash with its parameters.
  password_hash varchar(255) not null,
  -- Names of roles of the platform, separated by commas.
  platform_roles varchar(255) not null,
  created_at timestamp with time zone not null,
  constraint account_key primary key (id),
  constraint account_name_key unique (name)
);

-- One row for each sign-in. What the browser holds is the secret, of which only the SHA-256 is here.
create table account_session (
  id uuid not null,
  secret_hash varchar(64) ${binary} not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  origin varchar(255) not null,
  client varchar(255) not null,
  constraint account_session_key primary key (id),
  constraint account_session_secret_key unique (secret_hash),
  constraint account_session_account foreign key (account_id) references account (id)
);

create index account_session_by_account on account_session (account_id, created_at);

-- Failed sign-ins by network address; all replicas count together.
create table sign_in_attempt (
  network varchar(255) ${binary} not null,
  failures int not null,
  last_at timestamp with time zone not null,
  constraint sign_in_attempt_key primary key (network)
);
