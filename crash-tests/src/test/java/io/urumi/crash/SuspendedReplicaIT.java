package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.check.ConsistencyChecker;
import io.urumi.crash.testbed.EventFollower;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.StoreRequester;
import io.urumi.crash.testbed.Testbed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replica does not run for longer than its leases last, as on a machine that is suspended, while
 * another one takes its stores over. It cannot know that when it continues.
 */
class SuspendedReplicaIT {
  private static final int STORES = 4;

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
        for (int i = 0; i < STORES; i++) {
          requester.create(suspended);
        }
        suspendDuringAnEffect(testbed, suspended);

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

  /** Holding a lease, and no lock of the database or of the cluster's files. */
  private static void suspendDuringAnEffect(Testbed testbed, Replica replica) {
    Awaitility.await("it is suspended during an effect")
        .atMost(Testbed.TIMEOUT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          replica.suspend();
          // The database has received what was sent before.
          Thread.sleep(50);
          boolean holds =
              leases(testbed, replica) > 0 && statements(testbed) == 0 && isUnlocked(testbed);
          if (!holds) {
            replica.resume();
          }
          return holds;
        });
  }

  private static long leases(Testbed testbed, Replica replica) {
    return testbed.count(
        "select count(*) from store where lease_holder like '%-" + replica.pid() + "'");
  }

  /** Statements that run, and transactions that are open. */
  private static long statements(Testbed testbed) {
    return testbed.count(
        "select count(*) from pg_stat_activity where application_name = 'urumi' and state <> 'idle'");
  }

  private static boolean isUnlocked(Testbed testbed) throws IOException {
    Path file = testbed.clusterFolder().resolve(".lock");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }
}
