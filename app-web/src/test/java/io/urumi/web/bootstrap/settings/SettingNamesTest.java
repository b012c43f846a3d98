package io.urumi.web.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A setting that does not exist is refused; every spelling of an existing one that binds is not.
 */
class SettingNamesTest {
  private final SettingNames names = new SettingNames();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urumi.stores.host-suffix",
        "urumi.stores.hostSuffix",
        "urumi.stores.host_suffix",
        "URUMI_STORES_HOSTSUFFIX",
        "URUMI_STORES_HOST_SUFFIX",
        "urumi.security.allowed-hosts[0]",
        "URUMI_SECURITY_ALLOWEDHOSTS_0",
        "URUMI_HOME",
        "URUMI_TOKEN",
        "URUMI_TEST_HELM",
        "server.port"
      })
  void anExistingSettingAndVariablesOfOtherProgramsPass(String name) {
    assertThat(names.problem(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "urumi.stores.host-sufix, urumi.stores.host-suffix",
    "urumi.engine.leaseduraton, urumi.engine.lease-duration",
    "URUMI_STORES_HOSTSUFIX, urumi.stores.host-suffix",
    "urumi.helm.valuse, urumi.helm.values"
  })
  void aMisspeltSettingIsRefusedWithASuggestion(String name, String suggestion) {
    assertThat(names.problem(name))
        .hasValueSatisfying(text -> assertThat(text).contains(name, suggestion));
  }
}
