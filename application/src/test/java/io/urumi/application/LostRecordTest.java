package io.urumi.application;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.model.orphan.Orphan;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database was lost; the cluster still has the stores' namespaces. */
class LostRecordTest {
  private final Platform before = new Platform();
  private final Platform after = new Platform(before.cluster);

  @AfterEach
  void end() {
    after.close();
    before.close();
  }

  @Test
  void a_ready_store_is_found_as_an_orphan_and_adopted_with_its_release() {
    StoreId id = createWithoutRecord("alpha");
    int revisions = revisions("alpha");
    StoreEngine engine = after.started("two");
    after.started("three");

    Orphan orphan = awaitOrphan(engine);
    assertThat(orphan.storeId()).isEqualTo(id);
    engine.adoptOrphan().adopt(Platform.ANNA, orphan.namespace()).block();
    after.awaitPhase(id, Phase.READY);

    // The release was not deployed again: the store is unchanged.
    assertThat(revisions("alpha")).isEqualTo(revisions);
    assertThat(orphans(engine)).isEmpty();
    assertThat(actions()).containsExactly("orphan.found", "orphan.adopt", "store.ready");
  }

  @Test
  void an_orphan_can_be_deleted_step_by_step() {
    StoreId id = createWithoutRecord("alpha");
    StoreEngine engine = after.started("two");

    Orphan orphan = awaitOrphan(engine);
    engine.deleteOrphan().delete(Platform.ANNA, orphan.namespace()).block();
    after.awaitPhase(id, Phase.DELETED);

    assertThat(before.cluster.tampering().isActive(orphan.namespace())).isFalse();
    assertThat(
            Objects.requireNonNull(
                after.database.events().steps(EVERYTHING, id, 0, 1_000).collectList().block()))
        .isNotEmpty();
    assertThat(actions()).containsExactly("orphan.found", "orphan.delete", "store.deleted");
  }

  /** Creates a ready store whose record is missing in the second database. */
  private StoreId createWithoutRecord(String subdomain) {
    StoreEngine engine = before.started("one");
    StoreId id = before.create(engine, subdomain);
    before.awaitPhase(id, Phase.READY);
    engine.close();
    return id;
  }

  private Orphan awaitOrphan(StoreEngine engine) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(orphans(engine)).hasSize(1));
    return orphans(engine).getFirst();
  }

  private List<Orphan> orphans(StoreEngine engine) {
    return Objects.requireNonNull(engine.findOrphans().page(Platform.ANNA, null, 100).block())
        .items();
  }

  private int revisions(String subdomain) {
    return before.cluster.tampering().revisions(new Subdomain(subdomain).namespace()).size();
  }

  private List<String> actions() {
    return Objects.requireNonNull(
            after.database.audit().page(EVERYTHING, Long.MAX_VALUE, 100).block())
        .items()
        .reversed()
        .stream()
        .map(entry -> entry.action())
        .toList();
  }
}
