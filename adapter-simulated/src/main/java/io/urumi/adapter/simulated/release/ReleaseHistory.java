package io.urumi.adapter.simulated.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What Helm's operations do to the revisions of a release, oldest first. */
public final class ReleaseHistory {
  /** How many revisions are kept. */
  private static final int LIMIT = 10;

  private ReleaseHistory() {}

  /** The revision with this number; null when it is not kept. */
  public static @Nullable ReleaseRevision get(List<ReleaseRevision> revisions, int number) {
    return revisions.stream()
        .filter(revision -> revision.number() == number)
        .findFirst()
        .orElse(null);
  }

  /** Starts an operation: adds a pending revision, and marks an interrupted one as failed. */
  public static List<ReleaseRevision> start(
      List<ReleaseRevision> revisions,
      String status,
      String chartVersion,
      String values,
      String imageTag,
      Instant now) {
    List<ReleaseRevision> next =
        each(
            revisions,
            revision ->
                revision.pending()
                    ? revision.withStatus(
                        ReleaseRevision.FAILED, "interrupted in " + revision.status(), now)
                    : revision);
    int number = revisions.isEmpty() ? 1 : revisions.getLast().number() + 1;
    next.add(new ReleaseRevision(number, status, chartVersion, values, imageTag, now, ""));
    return next.size() > LIMIT ? next.subList(next.size() - LIMIT, next.size()) : next;
  }

  /** Marks a revision as failed. */
  public static List<ReleaseRevision> fail(
      List<ReleaseRevision> revisions, int number, String why, Instant now) {
    return each(
        revisions,
        revision ->
            revision.number() == number
                ? revision.withStatus(ReleaseRevision.FAILED, why, now)
                : revision);
  }

  /** Marks a revision as deployed, and the one before as superseded. */
  public static List<ReleaseRevision> deploy(
      List<ReleaseRevision> revisions, int number, Instant now) {
    return each(
        revisions,
        revision -> {
          if (revision.number() == number) {
            return revision.withStatus(ReleaseRevision.DEPLOYED, "", now);
          }
          return revision.deployed()
              ? revision.withStatus(ReleaseRevision.SUPERSEDED, "", revision.updated())
              : revision;
        });
  }

  private static List<ReleaseRevision> each(
      List<ReleaseRevision> revisions, UnaryOperator<ReleaseRevision> change) {
    return new ArrayList<>(revisions.stream().map(change).toList());
  }
}
