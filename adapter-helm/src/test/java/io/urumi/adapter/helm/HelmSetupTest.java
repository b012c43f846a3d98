package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmSetupTest {
  @TempDir Path folder;

  @Test
  void an_unusable_kubeconfig_is_rejected_with_one_sentence() throws IOException {
    HelmSettings missing = settings(folder.resolve("missing"));
    HelmSettings garbage = settings(Files.writeString(folder.resolve("garbage"), "just text"));
    HelmSettings noContext =
        settings(Kubeconfigs.twoContexts(folder.resolve("two"))).withContext("three");

    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> HelmReleases.sdk(missing))
        .withMessageContaining("There is no kubeconfig at " + missing.kubeconfig());
    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> HelmReleases.sdk(garbage))
        .withMessageContaining("garbage is not a kubeconfig");
    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> HelmReleases.sdk(noContext))
        .withMessageContaining("has no context named \"three\"");
  }

  @Test
  void the_sdk_uses_the_cluster_of_the_context() {
    HelmSettings settings =
        settings(Kubeconfigs.twoContexts(folder.resolve("two"))).withContext("other");
    try (HelmReleases sdk = HelmReleases.sdk(settings)) {
      assertThatExceptionOfType(StoreFailureException.class)
          .isThrownBy(() -> sdk.status(StoreFixtures.blueprint("alpha")).block())
          .satisfies(it -> {
            assertThat(it.failure().code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
            assertThat(it.failure().message()).contains("https://127.0.0.1:2");
            assertThat(it.failure().detail()).contains("127.0.0.1:2");
          });
    }
  }

  private static HelmSettings settings(Path kubeconfig) {
    return HelmSettings.of(kubeconfig)
        .withChart(FixtureChart.folder())
        .withTimeout(Duration.ofSeconds(10))
        .withWorkDirectory(TestDirectories.work());
  }
}
