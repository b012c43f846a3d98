package io.urumi.adapter.helm.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LastRevisionsTest {
  private static final Revision REVISION = new Revision(1, "deployed", "1.2.3", "");

  private final LastRevisions revisions = new LastRevisions();
  private final AtomicInteger reads = new AtomicInteger();
  private final Supplier<Optional<Revision>> record =
      () -> {
        reads.incrementAndGet();
        return Optional.of(REVISION);
      };

  @Test
  void a_record_is_read_once_per_resource_version() {
    assertThat(revisions.of("store-alpha", "7", record)).contains(REVISION);
    assertThat(revisions.of("store-alpha", "7", record)).contains(REVISION);
    assertThat(reads).hasValue(1);

    revisions.of("store-alpha", "8", record);
    assertThat(reads).hasValue(2);
  }

  @Test
  void the_records_of_two_releases_are_separate() {
    revisions.of("store-alpha", "7", record);
    revisions.of("store-beta", "7", record);

    assertThat(reads).hasValue(2);
  }

  @Test
  void a_record_that_is_not_readable_or_has_no_version_is_read_again() {
    assertThat(revisions.of("store-alpha", "7", Optional::empty)).isEmpty();
    assertThat(revisions.of("store-alpha", "7", record)).contains(REVISION);
    revisions.of("store-beta", null, record);
    revisions.of("store-beta", null, record);

    assertThat(reads).hasValue(3);
  }

  @Test
  void a_release_that_is_gone_is_forgotten() {
    revisions.of("store-alpha", "7", record);
    revisions.forget("store-alpha");
    revisions.of("store-alpha", "7", record);

    assertThat(reads).hasValue(2);
  }
}
