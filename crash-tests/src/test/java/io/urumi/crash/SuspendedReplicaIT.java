package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.check.ConsistencyChecker;
import io.urumi.crash.testbed.EventFollower;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.StoreRequester;
import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.store.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replica does not run for longer than its leases last, as on a machine that is suspended, while
 * another one takes its stores over. It cannot know that when it continues.
 */
class SuspendedReplicaIT {
  /** Of each store, either replica may install the release. */
  private static final int MAX_STORES = 40;

  @Test
  void a_replica_that_continues_after_its_leases_have_moved_saves_nothing(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws NoResponseException {
    StoreRequester requester = new StoreRequester();
    try (Testbed testbed = Testbed.start(folder)) {
      Replica suspended = testbed.launch();
      Replica other = testbed.launch();
      suspended.awaitReady();
      other.awaitReady();
      try (EventFollower follower = new EventFollower(() -> other)) {
        suspendDuringARelease(testbed, suspended, requester);

        requester.awaitRequestedState(requester.stores(), other);
        assertThat(leases(testbed, suspended)).as("leases that did not move").isZero();
        suspended.resume();

        Awaitility.await("it finds that it has lost a lease")
            .atMost(Testbed.TIMEOUT)
            .until(() -> suspended.output().contains("LeaseLostException"));
        new ConsistencyChecker(testbed, requester, follower, Testbed.TIMEOUT)
            .check(requester.stores());
      }
    }
  }

  /** Not between a decision and its effect, which would begin later: no cluster refuses that. */
  private static void suspendDuringARelease(
      Testbed testbed, Replica replica, StoreRequester requester) throws NoResponseException {
    for (int i = 1; i <= MAX_STORES; i++) {
      String subdomain = requester.create(replica).subdomain();
      Instant deadline = Instant.now().plus(Testbed.TIMEOUT);
      while (testbed.count("select count(*) from store where phase = 'READY'") < i) {
        assertThat(Instant.now()).as("%s is ready in time", subdomain).isBefore(deadline);
        if (isReleasing(testbed, replica, subdomain)) {
          replica.suspend();
          if (isReleasing(testbed, replica, subdomain)
              && statements(testbed) == 0
              && isUnlocked(testbed)) {
            return;
          }
          replica.resume();
        }
      }
    }
    throw new AssertionError("it was not suspended during any of " + MAX_STORES + " releases");
  }

  /** Whether it installs this store's release, and does nothing else. */
  private static boolean isReleasing(Testbed testbed, Replica replica, String subdomain) {
    Namespace namespace = new Namespace(Namespace.PREFIX + subdomain);
    return leases(testbed, replica) == 1
        && testbed.count(
                "select count(*) from store where subdomain = '"
                    + subdomain
                    + "' and lease_holder like '%-"
                    + replica.pid()
                    + "'")
            == 1
        && testbed.cluster().tampering().revisions(namespace).stream()
            .anyMatch(revision -> revision.contains(" pending"));
  }

  private static long leases(Testbed testbed, Replica replica) {
    return testbed.count(
        "select count(*) from store where lease_holder like '%-" + replica.pid() + "'");
  }

  /** Statements that run, and transactions that are open. */
  private static long statements(Testbed testbed) {
    return testbed.count(
        "select count(*) from pg_stat_activity"
            + " where application_name = 'urumi' and state <> 'idle'");
  }

  private static boolean isUnlocked(Testbed testbed) {
    Path file = testbed.clusterFolder().resolve(".lock");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
