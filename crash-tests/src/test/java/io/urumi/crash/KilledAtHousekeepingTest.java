package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.bed.Bed;
import io.urumi.crash.bed.Finders;
import io.urumi.crash.bed.Foundling;
import io.urumi.crash.bed.Replica;
import io.urumi.crash.bed.Unanswered;
import io.urumi.crash.judge.Aftermath;
import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.Effects;
import io.urumi.crash.port.Effects.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A replica is killed where it finds orphans, adopts or removes them, and trims what is old. In the
 * end nothing is left of anything, and the audit log tells all of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAtHousekeepingTest {
  /** How often everything is gone through to reach a boundary. */
  private static final int LIVES = 6;

  private static final String CHOSEN = System.getProperty("urumi.crash.boundaries", ".*");

  /** What is done at every turn, long before there is anything old to be trimmed. */
  private static final Set<String> EVERY_TURN =
      Set.of("Turns.take", "EventLog.trim", "EventLog.trimSteps", "StoreRepository.purge");

  /** A turn by which something is old; behind an effect it is known that there was something. */
  private static final int LATER_TURN = 8;

  private static final List<String> OFTEN =
      List.of(
          "--urumi.orphans.scan-interval=200ms",
          "--urumi.orphans.grace=100ms",
          "--urumi.retention.interval=500ms",
          "--urumi.retention.events=500ms",
          "--urumi.retention.steps=500ms",
          "--urumi.retention.deleted-stores=2s");

  private Bed bed;
  private Finders finders;
  private Aftermath aftermath;
  private Replica replica;

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    bed = Bed.make(folder);
    finders = new Finders(bed);
    aftermath = new Aftermath(bed, Bed.PATIENCE);
    replica = bed.launch(OFTEN).awaitReady();
  }

  @AfterAll
  void close() {
    bed.close();
  }

  static boolean isMine(Boundary boundary) {
    return Effects.of(boundary.method()) == Kind.EFFECT_OF_HOUSEKEEPING;
  }

  static Stream<Boundary> cases() {
    return Boundary.all().stream()
        .filter(KilledAtHousekeepingTest::isMine)
        .filter(boundary -> boundary.toString().matches(CHOSEN));
  }

  @ParameterizedTest(name = "killed {0}")
  @MethodSource("cases")
  void nothing_is_lost_or_told_twice(Boundary at) {
    if (!replica.alive()) {
      // The case before this one failed.
      replica = bed.launch(OFTEN).awaitReady();
    }
    Replica victim = replica;
    boolean later =
        at.moment() == Boundary.Moment.BEFORE && EVERY_TURN.contains(at.method().toString());
    victim.arm(at, later ? LATER_TURN : 1, Duration.ZERO);

    for (int life = 0; life < LIVES && victim.alive(); life++) {
      live();
    }

    assertThat(victim.awaitEnd()).as("it said:%n%s", victim.output()).isEqualTo(Replica.KILLED);
  }

  /** All that can come of an orphan; what was asked of the dead is asked of the next one. */
  private void live() {
    Foundling adopted = finders.next();
    adopted.appear();
    untilAnswered(() -> finders.awaitListed(adopted, replica));
    untilAnswered(() -> finders.adopt(adopted, replica));
    untilAnswered(() -> finders.awaitPhase(adopted, "READY", replica));
    untilAnswered(() -> finders.close(adopted, replica));

    Foundling removed = finders.next();
    remove(removed);
    // Somebody's backup brings it back.
    remove(removed);

    Foundling vanishing = finders.next();
    vanishing.appear();
    untilAnswered(() -> finders.awaitListed(vanishing, replica));
    vanishing.vanish();
    untilAnswered(() -> finders.awaitUnlisted(vanishing, replica));

    awaitNothingLeft();
    aftermath.checkWhatIsRemovedIsOnRecord();
    aftermath.checkChain();
    aftermath.checkStory(
        adopted.subdomain(),
        List.of("orphan.found", "orphan.adopt", "store.ready", "store.delete", "store.deleted"));
    List<String> removal = List.of("orphan.found", "orphan.delete", "store.deleted");
    aftermath.checkStory(
        removed.subdomain(), Stream.concat(removal.stream(), removal.stream()).toList());
    aftermath.checkStory(vanishing.subdomain(), List.of("orphan.found", "orphan.resolved"));
  }

  private void remove(Foundling foundling) {
    foundling.appear();
    untilAnswered(() -> finders.awaitListed(foundling, replica));
    untilAnswered(() -> finders.remove(foundling, replica));
    untilAnswered(() -> finders.awaitPhase(foundling, "DELETED", replica));
  }

  /** Nobody asks while things get old: a replica that is killed meanwhile is replaced here. */
  private void awaitNothingLeft() {
    if (!replica.alive()) {
      replica = bed.launch(OFTEN).awaitReady();
    }
    Replica present = replica;
    try {
      aftermath.awaitNothingLeft(present::alive);
    } catch (Aftermath.NobodyThere killed) {
      awaitNothingLeft();
    }
  }

  private interface Errand {
    void run() throws Unanswered;
  }

  private void untilAnswered(Errand errand) {
    while (true) {
      try {
        errand.run();
        return;
      } catch (Unanswered killed) {
        assertThat(replica.awaitEnd()).isEqualTo(Replica.KILLED);
        replica = bed.launch(OFTEN).awaitReady();
      }
    }
  }
}
