package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.urumi.application.policy.Addressing;
import io.urumi.crash.bed.Bed;
import io.urumi.crash.bed.Customers;
import io.urumi.crash.bed.EventFollower;
import io.urumi.crash.bed.Replica;
import io.urumi.crash.bed.Unanswered;
import io.urumi.crash.bed.Wish;
import io.urumi.crash.judge.Judge;
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

/** The judge finds out whatever a kill could have left behind. No replica is there to repair it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeTest {
  private static final Duration BRIEFLY = Duration.ofSeconds(2);

  private final Customers customers = new Customers();
  private Bed bed;
  private EventFollower follower;
  private List<Wish> wishes;

  @BeforeAll
  void aReadyStoreAndADeletedOne(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Unanswered {
    bed = Bed.make(folder);
    Replica replica = bed.launch().awaitReady();
    follower = new EventFollower(() -> replica);
    Wish kept = customers.create(replica);
    Wish gone = customers.create(replica);
    wishes = List.of(kept, gone);
    customers.awaitAsAsked(wishes, replica);
    customers.delete(gone, replica);
    customers.awaitAsAsked(wishes, replica);
    new Judge(bed, customers, follower, Bed.PATIENCE).judge(wishes);
    replica.kill();
  }

  @AfterAll
  void close() {
    follower.close();
    bed.close();
  }

  private void judge() {
    new Judge(bed, customers, follower, BRIEFLY).judge(wishes);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a step left running"
            + " | update store_step set outcome = 'RUNNING' where id = 3"
            + " | update store_step set outcome = 'SUCCEEDED' where id = 3",
        "a step without a beginning"
            + " | update store_step set attempt = 7 where id = 3"
            + " | update store_step set attempt = 1 where id = 3",
        "a hole in the events"
            + " | update store_event set id = 1000000 + id where id = 5"
            + " | update store_event set id = id - 1000000 where id > 1000000",
        "events out of order"
            + " | update store_event set id = id + 1000000 where id in (1, 9);"
            + " update store_event set id = 10 - (id - 1000000) where id > 1000000"
            + " | update store_event set id = id + 1000000 where id in (1, 9);"
            + " update store_event set id = 10 - (id - 1000000) where id > 1000000",
        "a change of phase that was not told"
            + " | update store_event set payload = replace(payload, '\"to\":\"PROVISIONING\"',"
            + " '\"to\":\"DEGRADED\"') where kind = 'PhaseChanged'"
            + " | update store_event set payload = replace(payload, '\"to\":\"DEGRADED\"',"
            + " '\"to\":\"PROVISIONING\"') where kind = 'PhaseChanged'",
        "an intent without an outcome"
            + " | update audit_entry set action = 'store.unheard' where action = 'store.ready'"
            + " | update audit_entry set action = 'store.ready' where action = 'store.unheard'",
        "an audit entry that was changed"
            + " | update audit_entry set detail = concat('x', detail) where sequence_number = 1"
            + " | update audit_entry set detail = substr(detail, 2) where sequence_number = 1",
        "a store that is not as asked"
            + " | update store set phase = 'DEGRADED' where phase = 'READY'"
            + " | update store set phase = 'READY' where phase = 'DEGRADED'",
        "a wish that nobody has taken up"
            + " | update store set generation = generation + 1 where phase = 'READY'"
            + " | update store set generation = generation - 1 where phase = 'READY'",
        "a subdomain that is not free"
            + " | update store set held_subdomain = subdomain where phase = 'DELETED'"
            + " | update store set held_subdomain = null where phase = 'DELETED'",
      })
  void tampered_records_are_found_out(String what, String damage, String undo) {
    assertThat(bed.tamper(damage)).as(what).isPositive();
    Throwable found = catchThrowable(this::judge);
    bed.tamper(undo);

    assertThat(found).as(what).isInstanceOf(AssertionError.class);
    assertThatCode(this::judge).doesNotThrowAnyException();
  }

  @Test
  void a_store_that_was_made_twice_is_found_out() {
    Instant now = Instant.now();
    StoreId id = new StoreId(UUID.randomUUID());
    bed.records()
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
    Throwable found = catchThrowable(this::judge);
    bed.tamper("delete from store where subdomain = 'twin'");

    assertThat(found).isInstanceOf(AssertionError.class);
    assertThatCode(this::judge).doesNotThrowAnyException();
  }

  @Test
  void a_namespace_that_is_left_over_is_found_out() {
    Store deleted = store(wishes.getLast());
    StoreBlueprint orphan = Addressing.localhost().blueprint(deleted);
    bed.cluster().tenantSpace().createNamespace(orphan).block();
    Throwable found = catchThrowable(this::judge);
    bed.cluster().tenantSpace().deleteNamespace(orphan).block();

    assertThat(found).isNotNull().hasMessageContaining("left over");
    Awaitility.await("the orphan is gone")
        .atMost(Bed.PATIENCE)
        .untilAsserted(() -> assertThatCode(this::judge).doesNotThrowAnyException());
  }

  @Test
  void a_shop_without_a_release_is_found_out() {
    StoreBlueprint shop = Addressing.localhost().blueprint(store(wishes.getFirst()));
    bed.cluster().releases().uninstall(shop.namespace()).block();
    Throwable found = catchThrowable(this::judge);
    bed.cluster().releases().deploy(shop).block();

    assertThat(found).isInstanceOf(AssertionError.class);
    assertThatCode(this::judge).doesNotThrowAnyException();
  }

  @Test
  void an_event_that_was_told_twice_is_found_out() {
    EventFollower twice = EventFollower.that(List.of(1L, 2L, 2L, 3L));
    assertThat(catchThrowable(() -> new Judge(bed, customers, twice, BRIEFLY).judge(wishes)))
        .isNotNull()
        .hasMessageContaining("once and in order");
  }

  private Store store(Wish wish) {
    return Objects.requireNonNull(bed.records().stores().find(wish.id()).block());
  }
}
