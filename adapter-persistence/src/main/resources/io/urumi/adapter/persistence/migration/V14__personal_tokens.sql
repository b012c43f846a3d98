-- Tokens that users make for their programs. What a program sends is the secret, of which only the
-- SHA-256 is here. A revoked token is deleted.
create table personal_token (
  id uuid not null,
  secret_hash varchar(64) ${binary} not null,
  account_id uuid not null,
  name varchar(255) ${binary} not null,
  -- Codes of permissions, separated by commas.
  scopes varchar(1000) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint personal_token_key primary key (id),
  constraint personal_token_secret_key unique (secret_hash),
  constraint personal_token_name_key unique (account_id, name),
  -- Whatever deletes an account, its tokens end.
  constraint personal_token_account foreign key (account_id) references account (id)
    on delete cascade
);

create index personal_token_by_age on personal_token (created_at);
create index personal_token_by_expiry on personal_token (expires_at);
