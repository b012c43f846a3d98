package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.port.model.ClusterIdentity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The one row that identifies the cluster of the stores. Its UID decides; the name only decides for
 * a database that has no UID yet.
 */
final class ClusterBinding {
  private final Database database;
  private final String location;

  ClusterBinding(Database database, String location) {
    this.database = database;
    this.location = location;
  }

  private record Row(@Nullable String uid, String name) {}

  Mono<Void> bind(ClusterIdentity cluster) {
    Mono<Void> record =
        execute(
            "insert into cluster_binding (id, name, uid) values (1, :name, :uid)"
                + " on conflict do nothing",
            cluster);
    return database.translated(record.then(recorded())).flatMap(row -> check(row, cluster));
  }

  private Mono<Void> check(Row recorded, ClusterIdentity cluster) {
    String uid = cluster.uid();
    if (uid == null) {
      // The cluster is unreachable: it is checked again when it responds.
      return recorded.uid() != null || recorded.name().equals(cluster.name())
          ? Mono.empty()
          : refused(recorded, cluster);
    }
    if (recorded.uid() == null) {
      return recorded.name().equals(cluster.name())
          ? adopt(cluster)
              .then(database.translated(recorded()))
              .flatMap(now -> uid.equals(now.uid()) ? Mono.empty() : refused(now, cluster))
          : refused(recorded, cluster);
    }
    if (!recorded.uid().equals(uid)) {
      return refused(recorded, cluster);
    }
    return recorded.name().equals(cluster.name()) ? Mono.empty() : rename(cluster);
  }

  private Mono<Void> adopt(ClusterIdentity cluster) {
    return database.translated(
        execute(
            "update cluster_binding set uid = :uid where id = 1 and uid is null and name = :name",
            cluster));
  }

  private Mono<Void> rename(ClusterIdentity cluster) {
    return database.translated(
        execute("update cluster_binding set name = :name where id = 1 and uid = :uid", cluster));
  }

  private Mono<Void> execute(String sql, ClusterIdentity cluster) {
    DatabaseClient.GenericExecuteSpec statement = database.sql(sql).bind("name", cluster.name());
    String uid = cluster.uid();
    statement = uid == null ? statement.bindNull("uid", String.class) : statement.bind("uid", uid);
    return statement.fetch().rowsUpdated().then();
  }

  private Mono<Row> recorded() {
    return database
        .sql("select uid, name from cluster_binding where id = 1")
        .map(row ->
            new Row(
                row.get("uid", String.class),
                Objects.requireNonNull(row.get("name", String.class))))
        .one();
  }

  private <T> Mono<T> refused(Row recorded, ClusterIdentity cluster) {
    return Mono.error(
        new DatabaseBelongsToOtherClusterException(
            location, new ClusterIdentity(recorded.uid(), recorded.name()), cluster));
  }
}
