package io.urumi.adapter.persistence;

import io.r2dbc.spi.Readable;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.StoreSpec;
import io.urumi.domain.store.StoreStatus;
import io.urumi.domain.store.Subdomain;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Stores as rows of the table {@code store}. */
final class StoreRows {
  /** All that a {@link Store} is made of. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "subdomain",
          "owner",
          "plan",
          "desired",
          "generation",
          "observed_generation",
          "phase",
          "conditions",
          "current_step",
          "failure",
          "phase_since",
          "ready_at",
          "deleted_at",
          "created_at",
          "updated_at",
          "version");

  static final String SELECTED = String.join(", ", COLUMNS);

  private StoreRows() {}

  static Store read(Readable row) {
    return new Store(
        new StoreId(Rows.required(row, "id", UUID.class)),
        spec(row),
        status(row),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"),
        Rows.number(row, "version"));
  }

  private static StoreSpec spec(Readable row) {
    return new StoreSpec(
        new StoreName(Rows.text(row, "name")),
        new Subdomain(Rows.text(row, "subdomain")),
        new Owner(Rows.text(row, "owner")),
        new PlanName(Rows.text(row, "plan")),
        DesiredState.valueOf(Rows.text(row, "desired")),
        Rows.number(row, "generation"));
  }

  private static StoreStatus status(Readable row) {
    Instant since = Rows.instant(row, "phase_since");
    return new StoreStatus(
        Rows.number(row, "observed_generation"),
        Phase.valueOf(Rows.text(row, "phase")),
        StatusJson.conditions(Rows.text(row, "conditions"), since),
        StatusJson.step(Rows.textOrNull(row, "current_step")),
        Json.failure(Rows.textOrNull(row, "failure")),
        since,
        Rows.instantOrNull(row, "ready_at"),
        Rows.instantOrNull(row, "deleted_at"));
  }

  /** Binds what use cases write, but for the subdomain. */
  static GenericExecuteSpec bindSpec(GenericExecuteSpec statement, StoreSpec spec) {
    return statement
        .bind("name", spec.name().value())
        .bind("nameKey", Texts.folded(spec.name().value()))
        .bind("owner", spec.owner().value())
        .bind("plan", spec.plan().value())
        .bind("desired", spec.desired().name())
        .bind("generation", spec.generation());
  }

  /** Binds what the holder of the lease writes. */
  static GenericExecuteSpec bindStatus(GenericExecuteSpec statement, StoreStatus status) {
    GenericExecuteSpec bound =
        statement
            .bind("observedGeneration", status.observedGeneration())
            .bind("phase", status.phase().name())
            .bind("deleted", status.phase() == Phase.DELETED)
            .bind("conditions", Objects.requireNonNull(Json.write(status.conditions().all())))
            .bind("phaseSince", Instants.stored(status.phaseSince()));
    bound = Rows.bind(bound, "currentStep", Json.write(status.currentStep()), String.class);
    bound = Rows.bind(bound, "failure", Json.write(status.failure()), String.class);
    bound = Rows.bind(bound, "readyAt", stored(status.readyAt()), Instant.class);
    return Rows.bind(bound, "deletedAt", stored(status.deletedAt()), Instant.class);
  }

  private static @Nullable Instant stored(@Nullable Instant instant) {
    return instant == null ? null : Instants.stored(instant);
  }
}
