package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.sql.Database;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The one row that names the cluster of the stores. */
final class ClusterBinding {
  private final Database database;
  private final String location;

  ClusterBinding(Database database, String location) {
    this.database = database;
    this.location = location;
  }

  Mono<Void> bind(String name) {
    Mono<Void> record =
        database
            .sql("insert into cluster_binding (id, name) values (1, :name) on conflict do nothing")
            .bind("name", name)
            .fetch()
            .rowsUpdated()
            .then();
    Mono<String> recorded =
        database
            .sql("select name from cluster_binding where id = 1")
            .map(row -> Objects.requireNonNull(row.get("name", String.class)))
            .one();
    return database
        .translated(record.then(recorded))
        .flatMap(first ->
            first.equals(name)
                ? Mono.empty()
                : Mono.error(new DatabaseBelongsToOtherClusterException(location, first, name)));
  }
}
