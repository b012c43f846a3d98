-- The owner of a store is the id of its team. Without a foreign key: programs that embed the engine
-- have teams of their own.
create table team (
  id varchar(63) ${binary} not null,
  name varchar(255) not null,
  created_at timestamp with time zone not null,
  constraint team_key primary key (id)
);

-- Earlier versions had the team "local" only, and others where a program or an adopted namespace
-- named them.
insert into team (id, name, created_at) values ('local', 'Local', current_timestamp);

insert into team (id, name, created_at)
select distinct owner, substring(owner from 1 for 60), current_timestamp from store where owner <> 'local';

create table team_member (
  team_id varchar(63) ${binary} not null,
  account_id uuid not null,
  role varchar(16) not null,
  since timestamp with time zone not null,
  constraint team_member_key primary key (team_id, account_id),
  constraint team_member_team foreign key (team_id) references team (id) on delete cascade,
  constraint team_member_account foreign key (account_id) references account (id) on delete cascade
);

create index team_member_by_account on team_member (account_id);

-- Earlier versions have one account, the administrator that the settings name, who was the owner of
-- the team "local" without a row.
insert into team_member (team_id, account_id, role, since)
select 'local', id, 'OWNER', created_at from account;

alter table account add column configured boolean default false not null;

update account set configured = true;

-- Who is disabled cannot sign in.
alter table account add column enabled boolean default true not null;

-- Links that make a user a member of a team, or give a role of the platform. What the link has is the
-- secret, of which only the SHA-256 is here. An invitation that was accepted or revoked has no row.
create table invitation (
  id uuid not null,
  secret_hash varchar(64) ${binary} not null,
  -- Null for a role of the platform.
  team_id varchar(63) ${binary},
  role varchar(16) not null,
  -- Null when the local administrator has made it without an account.
  inviter_id uuid,
  inviter_name varchar(255) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint invitation_key primary key (id),
  constraint invitation_secret_key unique (secret_hash),
  constraint invitation_team foreign key (team_id) references team (id) on delete cascade,
  constraint invitation_inviter foreign key (inviter_id) references account (id) on delete cascade
);

create index invitation_by_team on invitation (team_id, created_at);
