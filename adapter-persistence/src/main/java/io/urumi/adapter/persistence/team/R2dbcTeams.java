package io.urumi.adapter.persistence.team;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.team.Teams;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Teams in the table {@code team}. */
public final class R2dbcTeams implements Teams {
  private static final String SELECT = "select id, name, created_at from team where %s";

  private final Database database;

  public R2dbcTeams(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Void> insert(Team team) {
    return database
        .update(
            database
                .sql("insert into team (id, name, created_at) values (:id, :name, :created)")
                .bind("id", team.id().value())
                .bind("name", team.name().value())
                .bind("created", Timestamps.micros(team.createdAt())))
        .then();
  }

  @Override
  public Mono<Team> find(ObjectScope scope, Owner id) {
    return select(scope, id, "");
  }

  @Override
  public Mono<Team> lock(ObjectScope scope, Owner id) {
    return select(scope, id, " for update");
  }

  private Mono<Team> select(ObjectScope scope, Owner id, String lock) {
    ScopeCondition condition = ScopeCondition.on("id", scope);
    return database.translated(
        database
            .sql(SELECT.formatted(condition.sql()) + " and id = :id" + lock)
            .bindValues(condition.values())
            .bind("id", id.value())
            .map(R2dbcTeams::read)
            .one());
  }

  @Override
  public Flux<Team> page(ObjectScope scope, @Nullable Owner after, int limit) {
    ScopeCondition condition = ScopeCondition.on("id", scope);
    return database.translated(
        database
            .sql(SELECT.formatted(condition.sql()) + " and id > :after order by id limit :limit")
            .bindValues(condition.values())
            .bind("after", after == null ? "" : after.value())
            .bind("limit", limit)
            .map(R2dbcTeams::read)
            .all());
  }

  @Override
  public Mono<Boolean> rename(Owner id, TeamName name) {
    return database.changes(
        database
            .sql("update team set name = :name where id = :id")
            .bind("id", id.value())
            .bind("name", name.value()));
  }

  @Override
  public Mono<Boolean> delete(Owner id) {
    return database.changes(database.sql("delete from team where id = :id").bind("id", id.value()));
  }

  private static Team read(Readable row) {
    return new Team(
        new Owner(Columns.text(row, "id")),
        new TeamName(Columns.text(row, "name")),
        Columns.instant(row, "created_at"));
  }
}
