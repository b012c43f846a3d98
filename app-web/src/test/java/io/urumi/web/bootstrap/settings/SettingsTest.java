package io.urumi.web.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.urumi.adapter.helm.ImageReference;
import io.urumi.application.settings.EngineSettings;
import io.urumi.application.settings.OrphanScanSettings;
import io.urumi.application.settings.RetentionSettings;
import io.urumi.domain.interval.LifecycleTimings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are converted to the types of the modules. */
class SettingsTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "urumi.local/store-web:dev, urumi.local/store-web, dev, ''",
    "store-web, store-web, latest, ''",
    "localhost:5000/store-web, localhost:5000/store-web, latest, ''",
    "localhost:5000/store-web:1.2, localhost:5000/store-web, 1.2, ''",
    "ghcr.io/x/web:1@sha256:abc, ghcr.io/x/web, 1, sha256:abc",
    "ghcr.io/x/web@sha256:abc, ghcr.io/x/web, latest, sha256:abc"
  })
  void anImageReferenceIsParsed(String text, String repository, String tag, String digest) {
    assertThat(ImageReferences.parse(text, "Always"))
        .isEqualTo(new ImageReference(repository, tag, digest, "Always"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"store-web", "docker.io/urumi/store-web:dev", "ghcr.io/x/web:1"})
  void aTagOfARegistryIsRefusedUnlessAllowed(String text) {
    assertThatThrownBy(() -> ImageReferences.parseImmutable(text, "Always", false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("urumi.images.allow-tags=true");
    assertThat(ImageReferences.parseImmutable(text, "Always", true).digest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"urumi.local/store-web:dev", "localhost:5000/web:1", "ghcr.io/x/web@sha256:abc"})
  void aDigestOrALocalImageIsAccepted(String text) {
    assertThat(ImageReferences.parseImmutable(text, "Always", false))
        .isEqualTo(ImageReferences.parse(text, "Always"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":tag", "image:", "image@md5:abc"})
  void anInvalidImageReferenceIsRejected(String text) {
    assertThatThrownBy(() -> ImageReferences.parse(text, "Always"))
        .isInstanceOf(StartupException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true, http://localhost:8080",
    "::1, true, http://localhost:8080",
    "localhost, true, http://localhost:8080",
    "127.8.8.8, true, http://localhost:8080",
    "0.0.0.0, false, http://localhost:8080",
    "::, false, http://localhost:8080",
    "'', false, http://localhost:8080",
    "192.0.2.7, false, http://192.0.2.7:8080",
    "2001:db8::7, false, http://[2001:db8::7]:8080"
  })
  void onlyTheLoopbackAddressNeedsNoToken(String address, boolean loopback, String url) {
    assertThat(BindAddress.of(address).loopback()).isEqualTo(loopback);
    assertThat(BindAddress.of(address).url(8080)).isEqualTo(url);
  }

  @Test
  void withoutAnAddressTheProcessListensEverywhereAndNeedsTheToken() {
    assertThat(BindAddress.of(null).loopback()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"simulated, simulated", "kind-dev, kind-dev", "admin@shops, admin_shops-.{8}"})
  void eachClusterHasItsOwnDatabaseFile(String cluster, String pattern) {
    assertThat(DataDirectory.fileName(cluster)).matches(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "..", ".", "arn:aws:eks:eu:1:cluster/a"})
  void noClusterNameEscapesTheDataDirectory(String cluster) {
    DataDirectory directory = DataDirectory.open(folder);
    assertThat(directory.database(cluster).normalize().getParent())
        .isEqualTo(directory.path().resolve("db"));
  }

  @Test
  void clustersWithSimilarNamesHaveDifferentFiles() {
    assertThat(DataDirectory.fileName("a/b")).isNotEqualTo(DataDirectory.fileName("a:b"));
  }

  @Test
  void absentSettingsOfOrphansAndRetentionKeepTheEnginesDefaults() {
    assertThat(
            EngineSettingsMapper.orphans(new UrumiProperties.Orphans(null, Duration.ofMinutes(9))))
        .isEqualTo(
            new OrphanScanSettings(
                OrphanScanSettings.defaults().scanInterval(), Duration.ofMinutes(9)));
    assertThat(
            EngineSettingsMapper.retention(new UrumiProperties.Retention(null, null, null, null)))
        .isEqualTo(
            new RetentionSettings(
                Duration.ofDays(90),
                Duration.ofDays(90),
                Duration.ofDays(365),
                Duration.ofHours(1)));
    assertThatThrownBy(() ->
            EngineSettingsMapper.retention(
                new UrumiProperties.Retention(Duration.ZERO, null, Duration.ofDays(1), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least as long as their events and steps");
  }

  @Test
  void absentSettingsKeepTheEnginesDefaults() {
    assertThat(
            EngineSettingsMapper.lifecycle(
                new UrumiProperties.Lifecycle(
                    null, null, null, null, null, null, null, null, null)))
        .isEqualTo(LifecycleTimings.defaults());
    assertThat(
            EngineSettingsMapper.engine(
                new UrumiProperties.Engine(3, null, null, null, null, null)))
        .isEqualTo(
            new EngineSettings(
                3,
                EngineSettings.defaults().leaseDuration(),
                EngineSettings.defaults().pollInterval(),
                EngineSettings.defaults().stepTimeout(),
                EngineSettings.defaults().shutdownTimeout()));
    assertThat(
            EngineSettingsMapper.engine(
                    new UrumiProperties.Engine(40, null, null, null, null, null))
                .deletionsInFlight())
        .isEqualTo(10);
    assertThat(
            EngineSettingsMapper.engine(new UrumiProperties.Engine(40, 3, null, null, null, null))
                .deletionsInFlight())
        .isEqualTo(3);
    assertThat(
            EngineSettingsMapper.lifecycle(
                    new UrumiProperties.Lifecycle(
                        null, null, null, null, null, Duration.ofMinutes(9), null, null, null))
                .stepDeadline())
        .isEqualTo(Duration.ofMinutes(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxr-xr-x", "rwx-wx---", "rwx--x--x"})
  void aDataDirectoryThatOthersCanUseIsRefused(String mode) throws IOException {
    Path planted = Files.createDirectory(folder.resolve("planted"));
    Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> DataDirectory.open(planted))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("chmod 700 " + planted);
    assertThat(planted).isEmptyDirectory();
  }

  @Test
  void aDataDirectoryOfAnotherAccountIsRefused() throws IOException {
    Path planted = DataDirectory.open(folder.resolve("planted")).path();
    assumeTrue(Files.getAttribute(planted, "unix:uid").equals(0), "only root can give it away");
    Files.setAttribute(planted, "unix:uid", 54321);

    assertThatThrownBy(() -> DataDirectory.open(planted))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("54321");
  }
}
