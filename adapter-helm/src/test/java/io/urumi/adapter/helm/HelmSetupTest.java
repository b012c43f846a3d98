package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmSetupTest {
  @TempDir Path directory;

  @Test
  void the_sdk_uses_the_cluster_of_the_context() {
    Path file = Kubeconfigs.twoContexts(directory.resolve("two"));
    HelmSettings settings = settings(KubernetesConnection.open(List.of(file), "other"));
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

  private static HelmSettings settings(KubernetesConnection connection) {
    return HelmSettings.of(connection)
        .withChart(FixtureChart.directory())
        .withTimeout(Duration.ofSeconds(10))
        .withWorkDirectory(TestDirectories.work());
  }
}
