-- What a store was deployed with when it became ready, and keeps. Null until then, and for stores of
-- earlier versions until their release was read.
alter table store add column release_chart_version varchar(255);
alter table store add column release_web_image varchar(1000);
alter table store add column release_database_image varchar(1000);
alter table store add column release_digest varchar(64);
