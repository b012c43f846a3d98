package io.urumi.adapter.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What Helm's operations do to a release's revisions. */
final class Revisions {
  /** How many are kept. */
  static final int HISTORY = 10;

  private Revisions() {}

  static @Nullable ReleaseRevision get(List<ReleaseRevision> revisions, int number) {
    return revisions.stream()
        .filter(revision -> revision.number() == number)
        .findFirst()
        .orElse(null);
  }

  /** An operation begins: a new revision is pending, and one whose operation died has failed. */
  static List<ReleaseRevision> begin(
      List<ReleaseRevision> revisions,
      String status,
      String chartVersion,
      String values,
      Instant now) {
    List<ReleaseRevision> next =
        each(
            revisions,
            revision ->
                revision.pending()
                    ? revision.withStatus(
                        ReleaseRevision.FAILED, "its " + revision.status() + " died", now)
                    : revision);
    int number = revisions.isEmpty() ? 1 : revisions.getLast().number() + 1;
    next.add(new ReleaseRevision(number, status, chartVersion, values, now, ""));
    return next.size() > HISTORY ? next.subList(next.size() - HISTORY, next.size()) : next;
  }

  static List<ReleaseRevision> fail(
      List<ReleaseRevision> revisions, int number, String why, Instant now) {
    return each(
        revisions,
        revision ->
            revision.number() == number
                ? revision.withStatus(ReleaseRevision.FAILED, why, now)
                : revision);
  }

  /** A revision becomes the deployed one, and its pods start where the one before had others. */
  static Space deploy(Space space, int number, Instant now) {
    List<ReleaseRevision> before = space.revisions();
    ReleaseRevision next = get(before, number);
    if (next == null || !next.pending()) {
      return space;
    }
    boolean sameWeb =
        before.stream()
            .filter(ReleaseRevision::deployed)
            .anyMatch(revision ->
                revision.values().equals(next.values())
                    && revision.chartVersion().equals(next.chartVersion()));
    Instant database = space.databaseSince();
    Instant web = space.webSince();
    return space
        .withRevisions(
            each(
                before,
                revision -> {
                  if (revision.number() == number) {
                    return revision.withStatus(ReleaseRevision.DEPLOYED, "", now);
                  }
                  return revision.deployed()
                      ? revision.withStatus(ReleaseRevision.SUPERSEDED, "", revision.updated())
                      : revision;
                }))
        .withPods(database == null ? now : database, web == null || !sameWeb ? now : web);
  }

  private static List<ReleaseRevision> each(
      List<ReleaseRevision> revisions, UnaryOperator<ReleaseRevision> change) {
    return new ArrayList<>(revisions.stream().map(change).toList());
  }
}
