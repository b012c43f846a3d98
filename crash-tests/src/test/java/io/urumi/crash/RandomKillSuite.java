package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.check.ConsistencyChecker;
import io.urumi.crash.testbed.EventFollower;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.RequestedStore;
import io.urumi.crash.testbed.StoreRequester;
import io.urumi.crash.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replica is killed at random moments while stores are created, deleted and retried. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RandomKillSuite {
  /** The sum over all subclasses. */
  private static final int KILLS = Integer.getInteger("urumi.crash.kills", 10);

  private static final int TESTS = 2;
  private static final long SEED = Long.getLong("urumi.crash.seed", 1);

  /** Long enough for a store to become ready and to be deleted. */
  private static final int MAX_DELAY_MILLIS = 2500;

  private static final int MAX_STORES = 6;

  private final Random random = new Random(SEED);
  private final StoreRequester requester = new StoreRequester();
  private final List<Replica> replicas = new ArrayList<>();
  private final int size;
  private Testbed testbed;
  private volatile Replica reachable;
  private EventFollower follower;
  private ConsistencyChecker checker;

  /**
   * @param size how many replicas share the work
   */
  RandomKillSuite(int size) {
    this.size = size;
  }

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    testbed = Testbed.start(folder);
    for (int i = 0; i < size; i++) {
      replicas.add(testbed.launch());
    }
    reachable = replicas.getFirst().awaitReady();
    follower = new EventFollower(() -> reachable);
    checker = new ConsistencyChecker(testbed, requester, follower, Testbed.TIMEOUT);
  }

  @AfterAll
  void close() {
    checker.report(getClass().getSimpleName());
    follower.close();
    testbed.close();
  }

  static IntStream kills() {
    return IntStream.rangeClosed(1, (KILLS + 1) / TESTS);
  }

  @ParameterizedTest(name = "kill {0}")
  @MethodSource("kills")
  void every_store_reaches_its_requested_state_after_a_kill_at_a_random_moment(int kill)
      throws Exception {
    replicas.forEach(Replica::awaitReady);
    Replica killed = replicas.remove(random.nextInt(size));
    List<Replica> all = new ArrayList<>(replicas);
    all.add(killed);
    int knownBefore = requester.stores().size();
    List<RequestedStore> affected = new ArrayList<>(requester.notDeleted());
    long moment = random.nextInt(MAX_DELAY_MILLIS);
    FutureTask<Void> requests = new FutureTask<>(() -> sendRequests(killed, all), null);
    Thread.ofVirtual().start(requests);

    Thread.sleep(moment);
    killed.kill();
    requests.get();
    replicas.add(testbed.launch());
    Replica successor = replicas.getFirst().awaitReady();
    reachable = successor;

    requester.repeatRequestsWithoutResponse(successor);
    affected.addAll(requester.stores().subList(knownBefore, requester.stores().size()));
    requester.awaitRequestedState(affected, successor);
    checker.check(affected);
  }

  /** Sends random requests to random replicas until the killed one has ended. */
  private void sendRequests(Replica killed, List<Replica> all) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    try {
      while (killed.alive()) {
        Replica target = all.get(random.nextInt(all.size()));
        try {
          sendRequest(random, target);
        } catch (NoResponseException noResponse) {
          // Requested again after the kill.
          assertThat(target).as("only the killed replica does not respond").isSameAs(killed);
          return;
        }
        Thread.sleep(random.nextInt(150));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendRequest(ThreadLocalRandom random, Replica target) throws NoResponseException {
    List<RequestedStore> notDeleted = requester.notDeleted();
    if (notDeleted.isEmpty() || (notDeleted.size() < MAX_STORES && random.nextInt(3) > 0)) {
      var _ = random.nextInt(4) == 0 ? requester.createFaulty(target) : requester.create(target);
      return;
    }
    RequestedStore chosen = notDeleted.get(random.nextInt(notDeleted.size()));
    if (random.nextBoolean()) {
      requester.delete(chosen, target);
    } else {
      requester.retry(chosen, target);
    }
  }
}
