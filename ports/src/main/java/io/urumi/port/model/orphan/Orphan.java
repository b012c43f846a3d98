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
 * A namespace with the platform's labels that no recorded store owns.
 *
 * @param storeId the store id in the namespace's label
 * @param reason why no store owns it
 * @param heldBy the existing store that conflicts with it; null when none does
 * @param createdAt creation time of the namespace, by the cluster's clock
 * @param terminating whether it is being deleted already
 */
public record Orphan(
    Namespace namespace,
    StoreId storeId,
    Subdomain subdomain,
    Reason reason,
    @Nullable StoreId heldBy,
    Details details,
    Instant createdAt,
    boolean terminating,
    Sightings sightings) {

  /** What the cluster records about the store besides its id; null for what it does not record. */
  public record Details(@Nullable StoreName name, @Nullable Owner owner, @Nullable PlanName plan) {
    public static final Details NONE = new Details(null, null, null);

    public boolean complete() {
      return name != null && owner != null && plan != null;
    }

    /** These details, with missing ones taken from others. */
    public Details completedBy(Details others) {
      return new Details(
          name == null ? others.name : name,
          owner == null ? others.owner : owner,
          plan == null ? others.plan : plan);
    }
  }

  /**
   * When it was observed as an orphan.
   *
   * @param reportedAt when it was reported; null until it has been an orphan for the grace time
   */
  public record Sightings(Instant first, Instant last, @Nullable Instant reportedAt) {
    public Sightings {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(last, "last");
    }

    /** Observed once, not reported yet. */
    public static Sightings first(Instant at) {
      return new Sightings(at, at, null);
    }
  }

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
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(sightings, "sightings");
  }

  /** The same orphan, with missing details taken from others. */
  public Orphan completedBy(Details others) {
    return new Orphan(
        namespace,
        storeId,
        subdomain,
        reason,
        heldBy,
        details.completedBy(others),
        createdAt,
        terminating,
        sightings);
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
        : sentence + " Its id is " + heldBy + ".";
  }
}
