package io.urumi.adapter.persistence.event;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.DomainJson;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StepRun.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code store_step}: the steps of each store, derived from its events. */
final class StepTimeline {
  private static final String CLOSE =
      """
      update store_step set ended_at = :at, outcome = :outcome, failure = :failure
      where store_id = :store and outcome = 'RUNNING'
      """;

  private static final List<String> KNOWN = Arrays.stream(Step.values()).map(Step::name).toList();

  private final Database database;

  StepTimeline(Database database) {
    this.database = database;
  }

  /** Applies events to the timeline, in their order. */
  Mono<Void> project(List<StoreEvent> events) {
    return Flux.fromIterable(events).concatMap(this::project).then();
  }

  private Mono<Long> project(StoreEvent event) {
    return switch (event) {
      case StoreEvent.StepStarted started -> interrupt(started).then(open(started));
      case StoreEvent.StepSucceeded done ->
          close(done, Outcome.SUCCEEDED, done.step(), done.attempt(), null);
      case StoreEvent.StepFailed failed ->
          close(failed, Outcome.FAILED, failed.step(), failed.attempt(), failed.failure());
      case StoreEvent.PhaseChanged changed when hasNoStep(changed.to()) -> interrupt(changed);
      case StoreEvent.PhaseChanged _,
          StoreEvent.StoreRequested _,
          StoreEvent.StoreAdopted _,
          StoreEvent.RetryRequested _,
          StoreEvent.DeletionRequested _,
          StoreEvent.StoreGivenAway _,
          StoreEvent.StoreReceived _,
          StoreEvent.WaitingForSlot _,
          StoreEvent.ProblemFound _,
          StoreEvent.ConditionChanged _,
          StoreEvent.ChartReplaced _,
          StoreEvent.DriftFound _ ->
          Mono.empty();
    };
  }

  private static boolean hasNoStep(Phase phase) {
    return switch (phase) {
      case REQUESTED, READY, FAILED, DELETED -> true;
      case PROVISIONING, DEGRADED, DELETING -> false;
    };
  }

  private Mono<Long> open(StoreEvent.StepStarted started) {
    return database
        .sql(
            """
            insert into store_step (store_id, step, attempt, started_at, outcome)
            values (:store, :step, :attempt, :at, 'RUNNING')
            """)
        .bind("store", started.storeId().value())
        .bind("step", started.step().name())
        .bind("attempt", started.attempt())
        .bind("at", Timestamps.micros(started.at()))
        .fetch()
        .rowsUpdated();
  }

  private Mono<Long> interrupt(StoreEvent event) {
    return close(database.sql(CLOSE), event, Outcome.INTERRUPTED, null);
  }

  private Mono<Long> close(
      StoreEvent event, Outcome outcome, Step step, int attempt, @Nullable StoreFailure failure) {
    GenericExecuteSpec statement =
        database
            .sql(CLOSE + " and step = :step and attempt = :attempt")
            .bind("step", step.name())
            .bind("attempt", attempt);
    return close(statement, event, outcome, failure);
  }

  private static Mono<Long> close(
      GenericExecuteSpec statement,
      StoreEvent event,
      Outcome outcome,
      @Nullable StoreFailure failure) {
    GenericExecuteSpec bound =
        statement
            .bind("store", event.storeId().value())
            .bind("at", Timestamps.micros(event.at()))
            .bind("outcome", outcome.name());
    return Columns.bind(bound, "failure", DomainJson.write(failure), String.class)
        .fetch()
        .rowsUpdated();
  }

  /** Oldest first, after a run. */
  Flux<StepRun> of(ObjectScope scope, StoreId storeId, long afterId, int limit) {
    ScopeCondition visible = ScopeCondition.onStore("store_id", scope);
    return database
        .sql(
            """
            select id, step, attempt, started_at, ended_at, outcome, failure from store_step
            where store_id = :store and id > :after and step in (:known) and %s
            order by store_id, id limit :limit
            """
                .formatted(visible.sql()))
        .bindValues(visible.values())
        // Another version may have written steps that this one does not know.
        .bind("known", KNOWN)
        .bind("store", storeId.value())
        .bind("after", afterId)
        .bind("limit", limit)
        .map(StepTimeline::read)
        .all();
  }

  /** Removes runs that have ended. */
  Mono<Long> trim(Instant before, int limit) {
    return database
        .sql(
            """
            delete from store_step where id in (
              select id from store_step where ended_at < :before order by ended_at limit :limit)
            """)
        .bind("before", before)
        .bind("limit", limit)
        .fetch()
        .rowsUpdated();
  }

  private static StepRun read(Readable row) {
    return new StepRun(
        Columns.number(row, "id"),
        Step.valueOf(Columns.text(row, "step")),
        Columns.required(row, "attempt", Integer.class),
        Columns.instant(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        Outcome.valueOf(Columns.text(row, "outcome")),
        DomainJson.failure(Columns.textOrNull(row, "failure")));
  }
}
