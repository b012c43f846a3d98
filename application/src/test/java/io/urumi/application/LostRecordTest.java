package io.urumi.application;

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

/** The database was lost, the cluster was not. */
class LostRecordTest {
  private final Platform before = new Platform();
  private final Platform after = new Platform(before.cluster);

  @AfterEach
  void end() {
    after.close();
    before.close();
  }

  @Test
  void every_shop_is_found_and_can_be_adopted_with_what_is_in_it() {
    StoreId id = lose("alpha");
    int revisions = revisions("alpha");
    StoreEngine engine = after.started("two");
    after.started("three");

    Orphan orphan = awaitOrphan(engine);
    assertThat(orphan.storeId()).isEqualTo(id);
    engine.adoptOrphan().adopt(orphan.namespace(), Platform.ANNA).block();
    after.awaitPhase(id, Phase.READY);

    // Nothing was installed anew: the shop is the very same.
    assertThat(revisions("alpha")).isEqualTo(revisions);
    assertThat(orphans(engine)).isEmpty();
    assertThat(actions()).containsExactly("orphan.found", "orphan.adopt", "store.ready");
  }

  @Test
  void a_rejected_orphan_is_removed_step_by_step() {
    StoreId id = lose("alpha");
    StoreEngine engine = after.started("two");

    Orphan orphan = awaitOrphan(engine);
    engine.deleteOrphan().delete(orphan.namespace(), Platform.ANNA).block();
    after.awaitPhase(id, Phase.DELETED);

    assertThat(before.cluster.tampering().isActive(orphan.namespace())).isFalse();
    assertThat(Objects.requireNonNull(after.database.events().steps(id).collectList().block()))
        .isNotEmpty();
    assertThat(actions()).containsExactly("orphan.found", "orphan.delete", "store.deleted");
  }

  /** A shop that is ready, and whose record is gone. */
  private StoreId lose(String subdomain) {
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
    return Objects.requireNonNull(engine.findOrphans().page(null, 100).block()).items();
  }

  private int revisions(String subdomain) {
    return before.cluster.tampering().revisions(new Subdomain(subdomain).namespace()).size();
  }

  private List<String> actions() {
    return Objects.requireNonNull(after.database.audit().page(Long.MAX_VALUE, 100).block())
        .items()
        .reversed()
        .stream()
        .map(entry -> entry.action())
        .toList();
  }
}
