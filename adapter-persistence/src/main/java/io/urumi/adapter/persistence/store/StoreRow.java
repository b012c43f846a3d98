package io.urumi.adapter.persistence.store;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.DomainJson;
import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreAddress;
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

/** A store as a row of the table {@code store}. */
final class StoreRow {
  /** The columns of a {@link Store}. */
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
          "address_host",
          "address_url",
          "release_chart_version",
          "release_web_image",
          "release_database_image",
          "release_digest",
          "created_at",
          "updated_at",
          "version");

  static final String SELECTED = String.join(", ", COLUMNS);

  private StoreRow() {}

  static Store read(Readable row) {
    return new Store(
        new StoreId(Columns.required(row, "id", UUID.class)),
        spec(row),
        status(row),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"),
        Columns.number(row, "version"));
  }

  private static StoreSpec spec(Readable row) {
    return new StoreSpec(
        new StoreName(Columns.text(row, "name")),
        new Subdomain(Columns.text(row, "subdomain")),
        new Owner(Columns.text(row, "owner")),
        new PlanName(Columns.text(row, "plan")),
        DesiredState.valueOf(Columns.text(row, "desired")),
        Columns.number(row, "generation"));
  }

  private static StoreStatus status(Readable row) {
    Instant since = Columns.instant(row, "phase_since");
    return new StoreStatus(
        Columns.number(row, "observed_generation"),
        Phase.valueOf(Columns.text(row, "phase")),
        StatusJson.conditions(Columns.text(row, "conditions"), since),
        StatusJson.step(Columns.textOrNull(row, "current_step")),
        DomainJson.failure(Columns.textOrNull(row, "failure")),
        since,
        Columns.instantOrNull(row, "ready_at"),
        Columns.instantOrNull(row, "deleted_at"),
        address(row),
        release(row));
  }

  private static @Nullable StoreAddress address(Readable row) {
    String host = Columns.textOrNull(row, "address_host");
    String url = Columns.textOrNull(row, "address_url");
    return host == null || url == null ? null : new StoreAddress(host, url);
  }

  private static @Nullable DeployedRelease release(Readable row) {
    String version = Columns.textOrNull(row, "release_chart_version");
    return version == null
        ? null
        : new DeployedRelease(
            version,
            Columns.text(row, "release_web_image"),
            Columns.text(row, "release_database_image"),
            Columns.text(row, "release_digest"));
  }

  /** Binds the spec, without the subdomain. */
  static GenericExecuteSpec bindSpec(GenericExecuteSpec statement, StoreSpec spec) {
    return statement
        .bind("name", spec.name().value())
        .bind("nameKey", TextNormalization.folded(spec.name().value()))
        .bind("owner", spec.owner().value())
        .bind("plan", spec.plan().value())
        .bind("desired", spec.desired().name())
        .bind("generation", spec.generation());
  }

  /** Binds the status. */
  static GenericExecuteSpec bindStatus(GenericExecuteSpec statement, StoreStatus status) {
    GenericExecuteSpec bound =
        statement
            .bind("observedGeneration", status.observedGeneration())
            .bind("phase", status.phase().name())
            .bind("deleted", status.phase() == Phase.DELETED)
            .bind("conditions", Objects.requireNonNull(DomainJson.write(status.conditions().all())))
            .bind("phaseSince", Timestamps.micros(status.phaseSince()));
    bound =
        Columns.bind(bound, "currentStep", DomainJson.write(status.currentStep()), String.class);
    bound = Columns.bind(bound, "failure", DomainJson.write(status.failure()), String.class);
    bound = Columns.bind(bound, "readyAt", micros(status.readyAt()), Instant.class);
    bound = Columns.bind(bound, "deletedAt", micros(status.deletedAt()), Instant.class);
    StoreAddress address = status.address();
    bound =
        Columns.bind(bound, "addressHost", address == null ? null : address.host(), String.class);
    bound = Columns.bind(bound, "addressUrl", address == null ? null : address.url(), String.class);
    return bindRelease(bound, status.release());
  }

  private static GenericExecuteSpec bindRelease(
      GenericExecuteSpec statement, @Nullable DeployedRelease release) {
    GenericExecuteSpec bound =
        Columns.bind(
            statement,
            "chartVersion",
            release == null ? null : release.chartVersion(),
            String.class);
    bound =
        Columns.bind(bound, "webImage", release == null ? null : release.webImage(), String.class);
    bound =
        Columns.bind(
            bound, "databaseImage", release == null ? null : release.databaseImage(), String.class);
    return Columns.bind(
        bound, "releaseDigest", release == null ? null : release.digest(), String.class);
  }

  private static @Nullable Instant micros(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.micros(instant);
  }
}
