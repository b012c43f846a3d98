package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.orphan.Orphan;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A namespace that belongs to no store, on the wire. */
@Schema(
    name = "Orphan",
    description = "A namespace with the platform's labels that no store on record owns")
public record OrphanDto(
    @Schema(example = "store-alpha") String namespace,
    @Schema(example = "alpha") String subdomain,
    @Schema(description = "The store that the namespace says it belongs to") UUID storeId,
    @Schema(description = "Why it is nobody's") Orphan.Reason reason,
    @Schema(description = "The same for people") String message,
    @Schema(description = "Whether it can be made a store again, as it is now") boolean adoptable,
    @Schema(description = "Whether the platform can remove it") boolean deletable,
    @Schema(description = "The store on record that stands in the way; absent when none does")
        @Nullable UUID heldBy,
    @Schema(description = "What the shop was called; absent when nothing in the cluster says")
        @Nullable String name,
    @Schema(description = "Absent when nothing in the cluster says") @Nullable String owner,
    @Schema(description = "Absent when nothing in the cluster says") @Nullable String plan,
    @Schema(description = "When the namespace was made, by the cluster's clock") Instant createdAt,
    @Schema(description = "When it was first seen as an orphan") Instant firstSeenAt,
    @Schema(description = "When it was last seen as one") Instant lastSeenAt) {

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
