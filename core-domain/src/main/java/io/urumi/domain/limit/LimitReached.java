package io.urumi.domain.limit;

import java.util.Objects;

/**
 * A limit that does not permit what is requested.
 *
 * @param limit in the unit of the kind, as the other amounts
 * @param used what there is already
 * @param requested what would be added
 */
public record LimitReached(LimitKind kind, long limit, long used, long requested) {
  public LimitReached {
    Objects.requireNonNull(kind, "kind");
  }

  /** The usage and the limit, as a sentence about the team. */
  public String sentence() {
    return switch (kind) {
      case STORES -> "It has " + used + " stores and may have " + limit + ".";
      case CREATIONS ->
          "It has " + used + " stores that are being created and may have " + limit + ".";
      case CPU, MEMORY, STORAGE ->
          "Its stores have "
              + kind.format(used)
              + " "
              + (kind == LimitKind.CPU ? "CPU" : kind.field())
              + " of the "
              + kind.format(limit)
              + " that it may have, and this one needs "
              + kind.format(requested)
              + ".";
    };
  }
}
