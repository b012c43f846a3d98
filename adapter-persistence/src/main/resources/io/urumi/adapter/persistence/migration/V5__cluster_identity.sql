-- The identity of the cluster, which stays when its name changes. Null in a database from before this
-- version until the cluster with the recorded name is connected.
alter table cluster_binding add column uid varchar(255);
