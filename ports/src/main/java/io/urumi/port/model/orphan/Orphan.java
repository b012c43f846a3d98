package io.urumi.port.model.orphan;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A namespace with the platform's labels that no store on record owns.
 *
 * @param storeId the store that the namespace says it belongs to
 * @param reason why it is nobody's
 * @param heldBy the store on record that stands in the way; null when none does
 * @param name what the shop was called; null when nothing in the cluster says
 * @param owner null when nothing in the cluster says
 * @param plan null when nothing in the cluster says
 * @param createdAt when the namespace was made, by the cluster's clock
 * @param terminating whether it is on its way out already
 * @param firstSeenAt when it was first seen as an orphan
 * @param lastSeenAt when it was last seen as one
 * @param reportedAt when it was told of; null until it has been an orphan for the grace time
 */
public record Orphan(
    Namespace namespace,
    StoreId storeId,
    Subdomain subdomain,
    Reason reason,
    @Nullable StoreId heldBy,
    @Nullable StoreName name,
    @Nullable Owner owner,
    @Nullable PlanName plan,
    Instant createdAt,
    boolean terminating,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant reportedAt) {

  /** Why a namespace is nobody's. */
  public enum Reason {
    /** There is no such store on record: its row was lost, or never saved. */
    NO_STORE(true, true, "There is no store with this id on record."),
    /** The store is on record as deleted, and here is something of it again. */
    STORE_DELETED(false, true, "The store with this id was deleted."),
    /** Another store has the subdomain, and cannot be built while this is there. */
    SUBDOMAIN_TAKEN(false, true, "Another store has this subdomain."),
    /** The store with this id is on record with another subdomain: the label was copied. */
    STORE_ELSEWHERE(false, false, "The store with this id lives in another namespace.");

    private final boolean adoptable;
    private final boolean deletable;
    private final String sentence;

    Reason(boolean adoptable, boolean deletable, String sentence) {
      this.adoptable = adoptable;
      this.deletable = deletable;
      this.sentence = sentence;
    }

    /** Whether the platform can make it a store again. */
    public boolean adoptable() {
      return adoptable;
    }

    /** Whether the platform can remove it. */
    public boolean deletable() {
      return deletable;
    }

    /** For people. */
    public String sentence() {
      return sentence;
    }
  }

  public Orphan {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(storeId, "storeId");
    Objects.requireNonNull(subdomain, "subdomain");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(firstSeenAt, "firstSeenAt");
    Objects.requireNonNull(lastSeenAt, "lastSeenAt");
  }

  /** The same, with what it does not say taken from here. */
  public Orphan completedBy(
      @Nullable StoreName otherName, @Nullable Owner otherOwner, @Nullable PlanName otherPlan) {
    return new Orphan(
        namespace,
        storeId,
        subdomain,
        reason,
        heldBy,
        name == null ? otherName : name,
        owner == null ? otherOwner : owner,
        plan == null ? otherPlan : plan,
        createdAt,
        terminating,
        firstSeenAt,
        lastSeenAt,
        reportedAt);
  }

  /** Whether the platform can make it a store again, as it is now. */
  public boolean adoptable() {
    return reason.adoptable() && !terminating;
  }

  /** One sentence for people. */
  public String message() {
    String sentence =
        "Namespace " + namespace + " belongs to no store (" + storeId + "). " + reason.sentence();
    return heldBy == null || heldBy.equals(storeId)
        ? sentence
        : sentence + " It is " + heldBy + ".";
  }
}
