-- Accounts of users who sign in at an OpenID Connect provider have no name to sign in with and no
-- password here. Issuer and subject identify them; local accounts have neither.
alter table account alter column name drop not null;
alter table account alter column password_hash drop not null;
-- Null for a local account, whose display name is its name. Ordered as names are.
alter table account add column display_name varchar(255) ${binary};
alter table account add column issuer varchar(255) ${binary};
alter table account add column subject varchar(255) ${binary};
alter table account add constraint account_identity_key unique (issuer, subject);

-- The session at the provider, which its back-channel logout names.
alter table account_session add column provider_session varchar(255) ${binary};
create index account_session_by_provider on account_session (provider_session);

-- Logout tokens that had their effect, until they expire. What identifies them is hashed.
create table used_token (
  token_hash varchar(64) ${binary} not null,
  expires_at timestamp with time zone not null,
  constraint used_token_key primary key (token_hash)
);
