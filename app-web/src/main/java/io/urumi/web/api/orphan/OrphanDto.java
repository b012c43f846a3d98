package io.urumi.web.api.orphan;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.orphan.Orphan;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON form of an orphaned namespace. */
@Schema(
    name = "Orphan",
    description = "A namespace with the platform's labels that belongs to no store in the database")
public record OrphanDto(
    @Schema(example = "store-alpha") String namespace,
    @Schema(example = "alpha") String subdomain,
    @Schema(description = "Store id in the namespace's label") UUID storeId,
    @Schema(description = "Why it belongs to no store") Orphan.Reason reason,
    @Schema(description = "The reason as one sentence") String message,
    @Schema(description = "Whether it can be adopted as a store in its current state")
        boolean adoptable,
    @Schema(description = "Whether the platform can delete it") boolean deletable,
    @Schema(description = "The store that already has this subdomain or id; absent when none has")
        @Nullable UUID heldBy,
    @Schema(description = "The shop's name; absent when the cluster does not hold it")
        @Nullable String name,
    @Schema(description = "Absent when the cluster does not hold it") @Nullable String owner,
    @Schema(description = "Absent when the cluster does not hold it") @Nullable String plan,
    @Schema(description = "When the namespace was created, by the cluster's clock")
        Instant createdAt,
    @Schema(description = "When a scan first found it") Instant firstSeenAt,
    @Schema(description = "When a scan last found it") Instant lastSeenAt) {

  public static OrphanDto of(Orphan orphan) {
    return new OrphanDto(
        orphan.namespace().value(),
        orphan.subdomain().value(),
        orphan.storeId().value(),
        orphan.reason(),
        orphan.message(),
        orphan.adoptable(),
        orphan.reason().deletable(),
        orphan.heldBy() == null ? null : orphan.heldBy().value(),
        text(orphan.details().name()),
        text(orphan.details().owner()),
        text(orphan.details().plan()),
        orphan.createdAt(),
        orphan.sightings().first(),
        orphan.sightings().last());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
