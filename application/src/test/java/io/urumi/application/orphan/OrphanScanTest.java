package io.urumi.application.orphan;

import static io.urumi.application.orphan.OrphanFixture.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.simulated.Fault;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.testkit.StoreFixtures;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class OrphanScanTest {
  private final OrphanFixture platform = new OrphanFixture();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void a_namespace_without_a_record_is_reported_once_after_the_grace_time() {
    StoreBlueprint alpha = platform.orphan("alpha");

    assertThat(platform.scan()).isEqualTo(1);
    platform.clock.advance(GRACE.minusMillis(1));
    platform.scan();
    assertThat(platform.reported()).isEmpty();
    assertThat(platform.audit()).isEmpty();

    platform.clock.advance(GRACE);
    platform.scan();
    platform.scan();

    assertThat(platform.reported())
        .singleElement()
        .satisfies(orphan -> {
          assertThat(orphan.namespace()).isEqualTo(alpha.namespace());
          assertThat(orphan.storeId()).isEqualTo(alpha.id());
          assertThat(orphan.reason()).isEqualTo(Orphan.Reason.NO_STORE);
          assertThat(orphan.details().name()).isEqualTo(alpha.name());
          assertThat(orphan.adoptable()).isTrue();
        });
    assertThat(platform.actions()).containsExactly("orphan.found SUCCEEDED");
    assertThat(platform.exists(alpha.namespace())).isTrue();
  }

  @Test
  void a_namespace_whose_record_was_saved_first_is_never_an_orphan() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.insertRecord(alpha);
    platform.cluster.tenantSpace().createNamespace(alpha).block();

    assertThat(platform.scan()).isZero();
  }

  @Test
  void a_record_without_a_namespace_is_no_orphan() {
    platform.insertRecord(StoreFixtures.blueprint("alpha"));

    assertThat(platform.scan()).isZero();
  }

  @Test
  void a_namespace_that_gets_a_record_within_the_grace_time_is_never_reported() {
    StoreBlueprint alpha = platform.orphan("alpha");
    assertThat(platform.scan()).isEqualTo(1);

    platform.insertRecord(alpha);
    platform.clock.advance(GRACE);

    assertThat(platform.scan()).isZero();
    assertThat(platform.reported()).isEmpty();
    assertThat(platform.audit()).isEmpty();
  }

  @Test
  void a_deleted_orphan_is_recorded_as_resolved() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.scanTwice();

    platform.cluster.tampering().deleteNamespace(alpha.namespace());
    platform.clock.advance(GRACE);
    assertThat(platform.scan()).isZero();

    assertThat(platform.reported()).isEmpty();
    assertThat(platform.actions())
        .containsExactly("orphan.found SUCCEEDED", "orphan.resolved SUCCEEDED");
  }

  @Test
  void a_namespace_of_another_user_is_neither_reported_nor_changed() {
    Namespace blue = new Namespace("store-blue");
    platform.cluster.tampering().createNamespace(blue, "team blue");

    platform.scanTwice();

    assertThat(platform.reported()).isEmpty();
    assertThat(platform.exists(blue)).isTrue();
  }

  @Test
  void details_missing_in_the_namespace_are_read_from_its_release() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.cluster.tampering().createNamespaceOf(alpha.namespace(), alpha.id());
    platform.cluster.tenantSpace().bindRole(alpha).block();
    platform.cluster.releases().deploy(alpha).block();

    platform.scanTwice();

    assertThat(platform.reported())
        .singleElement()
        .satisfies(orphan -> {
          assertThat(orphan.details().name()).isEqualTo(alpha.name());
          // It may have been given to another team since.
          assertThat(orphan.details().owner()).isNull();
          assertThat(orphan.details().plan()).isEqualTo(alpha.plan());
        });
  }

  @Test
  void a_release_is_read_once_and_only_for_missing_details() {
    platform.orphan("alpha");
    StoreBlueprint beta = StoreFixtures.blueprint("beta");
    platform.cluster.tampering().createNamespaceOf(beta.namespace(), beta.id());

    platform.scanTwice();
    platform.scan();

    assertThat(platform.releases.metadataReads()).isEqualTo(1);
  }

  @Test
  void every_reason_is_distinguished() {
    StoreBlueprint taken = platform.orphan("taken");
    Store holder = platform.insertRecord(StoreFixtures.blueprint("taken"));
    StoreBlueprint deleted = platform.orphan("deleted");
    platform.markDeleted(platform.insertRecord(deleted));
    StoreBlueprint home = StoreFixtures.blueprint("home");
    platform.insertRecord(home);
    platform.cluster.tampering().createNamespaceOf(new Namespace("store-copy"), home.id());
    StoreBlueprint lost = platform.orphan("lost");

    platform.scanTwice();

    assertThat(platform.reported())
        .extracting(Orphan::namespace, Orphan::reason, Orphan::heldBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                new Namespace("store-copy"), Orphan.Reason.STORE_ELSEWHERE, home.id()),
            org.assertj.core.groups.Tuple.tuple(
                deleted.namespace(), Orphan.Reason.STORE_DELETED, deleted.id()),
            org.assertj.core.groups.Tuple.tuple(lost.namespace(), Orphan.Reason.NO_STORE, null),
            org.assertj.core.groups.Tuple.tuple(
                taken.namespace(), Orphan.Reason.SUBDOMAIN_TAKEN, holder.id()));
  }

  @Test
  void nothing_is_concluded_from_a_cluster_that_does_not_answer() {
    platform.orphan("alpha");
    platform.scanTwice();
    platform.cluster.faults().inject(Fault.API_UNREACHABLE);

    assertThatThrownBy(platform::scan).isInstanceOf(StoreFailureException.class);

    assertThat(platform.reported()).hasSize(1);
    assertThat(platform.actions()).containsExactly("orphan.found SUCCEEDED");
  }

  @Test
  void each_orphan_is_reported_once_by_concurrent_scans() {
    for (int i = 0; i < 5; i++) {
      platform.orphan("orphan-" + i);
    }
    scanConcurrently();
    platform.clock.advance(GRACE);
    scanConcurrently();

    assertThat(platform.reported()).hasSize(5);
    assertThat(platform.actions()).hasSize(5).containsOnly("orphan.found SUCCEEDED");
  }

  private void scanConcurrently() {
    List<Integer> found =
        Flux.range(0, 8)
            .flatMap(
                i ->
                    platform
                        .scanOf("replica-" + i)
                        .scan(platform.clock.instant())
                        .subscribeOn(Schedulers.boundedElastic()),
                8)
            .collectList()
            .block();
    assertThat(found).hasSize(8).containsOnly(5);
  }
}
