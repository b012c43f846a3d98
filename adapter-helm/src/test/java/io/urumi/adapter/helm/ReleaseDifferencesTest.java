package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReleaseDifferencesTest {
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  private final ReleaseDifferences differences = new ReleaseDifferences();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void a_release_is_read_once_per_revision_and_settings() {
    for (int i = 0; i < 5; i++) {
      assertThat(read(1, "a")).containsExactly("read 1");
    }
    assertThat(read(2, "a")).containsExactly("read 2");
    assertThat(read(2, "b")).containsExactly("read 3");

    differences.forget(store.namespace());

    assertThat(read(2, "b")).containsExactly("read 4");
  }

  @Test
  void what_could_not_be_read_is_read_again() {
    ReleaseDifferences.Key key = key(1, "a");
    assertThat(differences.of(store.namespace(), key, Optional::empty)).isEmpty();
    assertThat(read(1, "a")).containsExactly("read 1");
  }

  private List<String> read(int revision, String digest) {
    return differences.of(
        store.namespace(),
        key(revision, digest),
        () -> Optional.of(List.of("read " + reads.incrementAndGet())));
  }

  private ReleaseDifferences.Key key(int revision, String digest) {
    return new ReleaseDifferences.Key(store.id(), revision, Optional.of(digest));
  }
}
