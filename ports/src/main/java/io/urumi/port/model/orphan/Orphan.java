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
 * @param storeId the store id in the namespace's label
 * @param reason why no store owns it
 * @param heldBy the existing store that conflicts with it; null when none does
 * @param name name of the shop; null when the cluster does not record it
 * @param owner null when the cluster does not record it
 * @param plan null when the cluster does not record it
 * @param createdAt creation time of the namespace, by the cluster's clock
 * @param terminating whether it is being deleted already
 * @param firstSeenAt when it was first seen as an orphan
 * @param lastSeenAt when it was last seen as one
 * @param reportedAt when it was reported; null during the grace period
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

  /** Why no store owns a namespace. */
  public enum Reason {
    /** There is no record of the store: its row was lost or never saved. */
    NO_STORE(true, true, "There is no store with this id."),
    /** The store is recorded as deleted. */
    STORE_DELETED(false, true, "The store with this id was deleted."),
    /** Another store has the subdomain and cannot be created while the namespace exists. */
    SUBDOMAIN_TAKEN(false, true, "Another store has this subdomain."),
    /** The store with this id has another subdomain: the label was copied. */
    STORE_ELSEWHERE(false, false, "The store with this id uses another namespace.");

    private final boolean adoptable;
    private final boolean deletable;
    private final String sentence;

    Reason(boolean adoptable, boolean deletable, String sentence) {
      this.adoptable = adoptable;
      this.deletable = deletable;
      this.sentence = sentence;
    }

    /** Whether it can be adopted. */
    public boolean adoptable() {
      return adoptable;
    }

    /** Whether the platform can delete it. */
    public boolean deletable() {
      return deletable;
    }

    /** A sentence for users. */
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

  /** This orphan with missing values filled in. */
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

  /** Whether it can be adopted in its current state. */
  public boolean adoptable() {
    return reason.adoptable() && !terminating;
  }

  /** One sentence for users. */
  public String message() {
    String sentence =
        "Namespace " + namespace + " belongs to no store (" + storeId + "). " + reason.sentence();
    return heldBy == null || heldBy.equals(storeId)
        ? sentence
        : sentence + " It is " + heldBy + ".";
  }
}
