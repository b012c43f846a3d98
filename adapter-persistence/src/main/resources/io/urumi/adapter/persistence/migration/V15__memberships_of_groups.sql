-- Whether the role comes from the user's groups at the provider: then sign-ins change it and take it
-- away, and nothing else does.
alter table team_member add column of_provider boolean default false not null;
