package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.urumi.application.settings.Addressing;
import io.urumi.crash.check.ConsistencyChecker;
import io.urumi.crash.testbed.EventFollower;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.RequestedStore;
import io.urumi.crash.testbed.StoreRequester;
import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The checker detects each kind of damage a kill could leave. No replica runs that could repair it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsistencyCheckerIT {
  private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

  private final StoreRequester requester = new StoreRequester();
  private Testbed testbed;
  private EventFollower follower;
  private List<RequestedStore> stores;

  @BeforeAll
  void createReadyAndDeletedStore(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws NoResponseException {
    testbed = Testbed.start(folder);
    Replica replica = testbed.launch().awaitReady();
    follower = new EventFollower(() -> replica);
    RequestedStore notDeleted = requester.create(replica);
    RequestedStore deleted = requester.create(replica);
    stores = List.of(notDeleted, deleted);
    requester.awaitRequestedState(stores, replica);
    requester.delete(deleted, replica);
    requester.awaitRequestedState(stores, replica);
    new ConsistencyChecker(testbed, requester, follower, Testbed.TIMEOUT).check(stores);
    replica.kill();
  }

  @AfterAll
  void close() {
    follower.close();
    testbed.close();
  }

  private void check() {
    new ConsistencyChecker(testbed, requester, follower, SHORT_TIMEOUT).check(stores);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a step left running"
            + " | update store_step set outcome = 'RUNNING' where id = 3"
            + " | update store_step set outcome = 'SUCCEEDED' where id = 3",
        "a step without a start event"
            + " | update store_step set attempt = 7 where id = 3"
            + " | update store_step set attempt = 1 where id = 3",
        "a gap in the event ids"
            + " | update store_event set id = 1000000 + id where id = 5"
            + " | update store_event set id = id - 1000000 where id > 1000000",
        "events out of order"
            + " | update store_event set id = id + 1000000 where id in (1, 9);"
            + " update store_event set id = 10 - (id - 1000000) where id > 1000000"
            + " | update store_event set id = id + 1000000 where id in (1, 9);"
            + " update store_event set id = 10 - (id - 1000000) where id > 1000000",
        "a change of phase without an event"
            + " | update store_event set payload = replace(payload, '\"to\":\"PROVISIONING\"',"
            + " '\"to\":\"DEGRADED\"') where kind = 'PhaseChanged'"
            + " | update store_event set payload = replace(payload, '\"to\":\"DEGRADED\"',"
            + " '\"to\":\"PROVISIONING\"') where kind = 'PhaseChanged'",
        "an intent without an outcome"
            + " | update audit_entry set action = 'store.unknown' where action = 'store.ready'"
            + " | update audit_entry set action = 'store.ready' where action = 'store.unknown'",
        "an audit entry that was changed"
            + " | update audit_entry set detail = concat('x', detail) where sequence_number = 1"
            + " | update audit_entry set detail = substr(detail, 2) where sequence_number = 1",
        "a store that is not in its requested state"
            + " | update store set phase = 'DEGRADED' where phase = 'READY'"
            + " | update store set phase = 'READY' where phase = 'DEGRADED'",
        "an intent that was not processed"
            + " | update store set generation = generation + 1 where phase = 'READY'"
            + " | update store set generation = generation - 1 where phase = 'READY'",
        "a subdomain that is not free"
            + " | update store set held_subdomain = subdomain where phase = 'DELETED'"
            + " | update store set held_subdomain = null where phase = 'DELETED'",
      })
  void tampered_records_are_detected(String what, String damage, String undo) {
    assertThat(testbed.executeUpdate(damage)).as(what).isPositive();
    Throwable found = catchThrowable(this::check);
    testbed.executeUpdate(undo);

    assertThat(found).as(what).isInstanceOf(AssertionError.class);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void a_store_that_was_created_twice_is_detected() {
    Instant now = Instant.now();
    StoreId id = new StoreId(UUID.randomUUID());
    testbed
        .records()
        .stores()
        .insert(
            Store.request(
                id,
                new StoreName("Twin"),
                new Subdomain("twin"),
                new Owner("local"),
                new PlanName("small"),
                now))
        .block();
    Throwable found = catchThrowable(this::check);
    testbed.executeUpdate("delete from store where subdomain = 'twin'");

    assertThat(found).isInstanceOf(AssertionError.class);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void a_leftover_namespace_is_detected() {
    Store deleted = store(stores.getLast());
    StoreBlueprint orphan = Addressing.localhost().blueprint(deleted);
    testbed.cluster().tenantSpace().createNamespace(orphan).block();
    Throwable found = catchThrowable(this::check);
    testbed.cluster().tenantSpace().deleteNamespace(orphan).block();

    assertThat(found).isNotNull().hasMessageContaining("leftover");
    Awaitility.await("the orphan is deleted")
        .atMost(Testbed.TIMEOUT)
        .untilAsserted(() -> assertThatCode(this::check).doesNotThrowAnyException());
  }

  @Test
  void a_store_without_a_release_is_detected() {
    StoreBlueprint shop = Addressing.localhost().blueprint(store(stores.getFirst()));
    testbed.cluster().tampering().deleteRelease(shop.namespace());
    Throwable found = catchThrowable(this::check);
    testbed.cluster().releases().deploy(shop).block();

    assertThat(found).isInstanceOf(AssertionError.class);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void an_event_that_was_delivered_twice_is_detected() {
    EventFollower twice = EventFollower.that(List.of(1L, 2L, 2L, 3L), List.of());
    assertThat(
            catchThrowable(() ->
                new ConsistencyChecker(testbed, requester, twice, SHORT_TIMEOUT).check(stores)))
        .isNotNull()
        .hasMessageContaining("once and in order");
  }

  @Test
  void a_stream_that_did_not_resume_is_detected() {
    EventFollower reset = EventFollower.that(follower.seen(), List.of("after 3: UNKNOWN"));
    assertThat(
            catchThrowable(() ->
                new ConsistencyChecker(testbed, requester, reset, SHORT_TIMEOUT).check(stores)))
        .isNotNull()
        .hasMessageContaining("after 3: UNKNOWN");
  }

  private Store store(RequestedStore store) {
    return Objects.requireNonNull(testbed.records().stores().find(store.id()).block());
  }
}
