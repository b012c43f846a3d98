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
        "urumi.sign-in.oidc.roles.auditor[1]",
        "urumi.sign-in.oidc.memberships[0].group",
        "URUMI_SIGNIN_OIDC_CLIENTSECRETFILE",
        "URUMI_SIGNIN_OIDC_ROLES_ADMINISTRATOR_0",
        "URUMI_SIGNIN_OIDC_MEMBERSHIPS_10_GROUP",
        "URUMI_HOME",
        "URUMI_TOKEN",
        "URUMI_TOKEN_FILE",
        "URUMI_URL",
        "URUMI_API",
        "URUMI_BASE_URL",
        "URUMI_INSECURE_HTTP",
        "URUMI_IMAGE_BUILDER",
        "URUMI_IMAGE_REPOSITORY",
        "URUMI_WORDPRESS",
        "URUMI_TEST_HELM",
        "URUMI_SERVICE_HOST",
        "URUMI_PORT",
        "URUMI_DATABASE_SERVICE_HOST",
        "URUMI_DATABASE_SERVICE_PORT_POSTGRESQL",
        "URUMI_DATABASE_PORT",
        "URUMI_DATABASE_PORT_5432_TCP_ADDR",
        "urumi.soak.minutes",
        "server.port"
      })
  void anExistingSettingAndVariablesOfOtherProgramsPass(String name) {
    assertThat(names.sharedProblem(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URUMI_STORES_HOSTSUFIX",
        "URUMI_STORESS_HOSTSUFFIX",
        "URUMI_LIMITS_READ",
        "URUMI_SIGNIN_OIDC_ISSUR",
        "URUMI_SIGNIN_OIDC_MEMBERSHIPS_0_GROUPS"
      })
  void aMisspeltVariableIsRefused(String name) {
    assertThat(names.sharedProblem(name))
        .hasValueSatisfying(text -> assertThat(text).contains(name, "; perhaps urumi."));
  }

  @ParameterizedTest
  @CsvSource({
    "urumi.stores.host-sufix, urumi.stores.host-suffix",
    "urumi.engine.leaseduraton, urumi.engine.lease-duration",
    "urumi.helm.valuse, urumi.helm.values",
    "urumi.sign-in.oidc.memberships[0].grup, urumi.sign-in.oidc.memberships.group",
    "urumi.stores.host-suffix2, urumi.stores.host-suffix"
  })
  void aMisspeltSettingIsRefusedWithASuggestion(String name, String suggestion) {
    assertThat(names.problem(name))
        .hasValueSatisfying(text -> assertThat(text).contains(name, suggestion));
  }
}
