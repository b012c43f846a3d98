package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A store keeps what it was deployed with when the settings change. */
class ChangedSettingsTest {
  private static final Addressing BEFORE = Addressing.localhost();
  private static final Addressing AFTER = new Addressing("shops.example.com", "https", 0);
  private static final StoreAddress DEPLOYED =
      new StoreAddress("alpha.localhost", "http://alpha.localhost");

  private final Platform platform = new Platform();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void a_store_keeps_its_address_and_shows_the_difference() {
    StoreId id = ready("alpha");
    StoreEngine after = restarted();

    Store store =
        platform.await(id, each -> release(each).reason() == ConditionReason.RELEASE_OUTDATED);

    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(after.addressing().address(store)).isEqualTo(DEPLOYED);
    assertThat(release(store).message())
        .contains("the address is http://alpha.localhost")
        .contains("the settings say https://alpha.shops.example.com");
    StoreId other = platform.create(after, "beta");
    assertThat(platform.awaitPhase(other, Phase.READY).status().address())
        .isEqualTo(AFTER.address(platform.find(other).subdomain()));
  }

  @Test
  void a_repair_keeps_the_address() {
    StoreId id = ready("alpha");
    restarted();

    platform.cluster.tampering().deleteWeb(platform.find(id).namespace());
    platform.awaitPhase(id, Phase.DEGRADED);
    Store repaired = platform.awaitPhase(id, Phase.READY);

    StoreBlueprint deployed = AFTER.blueprint(repaired);
    assertThat(deployed.url()).isEqualTo(DEPLOYED.url());
    assertThat(
            platform
                .cluster
                .releases()
                .releaseMetadata(repaired.namespace())
                .blockOptional()
                .orElseThrow()
                .address())
        .isEqualTo(DEPLOYED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_store_without_a_recorded_address_keeps_that_of_its_release(boolean readable) {
    Store store = platform.find(ready("alpha"));
    if (!readable) {
      platform.cluster.tampering().deleteRoleBinding(store.namespace());
    }
    try (Platform withoutRecord = new Platform(platform.cluster)) {
      StoreEngine engine = withoutRecord.engine("after", AFTER);
      engine.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              engine.findOrphans().page(Platform.ANNA, null, 100).blockOptional().stream()
                  .anyMatch(page -> !page.items().isEmpty()));
      engine.adoptOrphan().adopt(Platform.ANNA, store.namespace()).block();

      assertThat(withoutRecord.awaitPhase(store.id(), Phase.READY).status().address())
          .isEqualTo(DEPLOYED);
    }
  }

  @Test
  void an_unchanged_store_of_an_earlier_version_gets_its_address_recorded() {
    StoreId id = ready("alpha");
    platform.forgetRelease(id);
    assertThat(platform.find(id).status().address()).isNull();

    platform.engine("again", BEFORE).start();

    Store store = platform.await(id, each -> each.status().address() != null);
    assertThat(store.status().address()).isEqualTo(DEPLOYED);
  }

  /** Anybody who may write Secrets in the namespace could change it. */
  @Test
  void an_address_of_another_store_in_the_release_is_not_used() {
    StoreId id = ready("alpha");
    platform.forgetRelease(id);
    StoreAddress other = new StoreAddress("beta.localhost", "http://beta.localhost");

    platform
        .engine(
            "again",
            Platform.slots(2, 1),
            ReplacedResults.of(
                ReleaseManager.class,
                platform.cluster.releases(),
                Map.of("releaseMetadata", Mono.just(new ReleaseMetadata(null, null, other)))))
        .start();

    Store store = platform.await(id, each -> each.status().address() != null);
    assertThat(store.status().address()).isEqualTo(DEPLOYED);
  }

  private StoreId ready(String subdomain) {
    StoreEngine before = platform.engine("before", BEFORE);
    before.start();
    StoreId id = platform.create(before, subdomain);
    platform.awaitPhase(id, Phase.READY);
    before.close();
    return id;
  }

  private StoreEngine restarted() {
    StoreEngine after = platform.engine("after", AFTER);
    after.start();
    return after;
  }

  private static Condition release(Store store) {
    return store.status().conditions().get(ConditionType.RELEASE_DEPLOYED);
  }
}
