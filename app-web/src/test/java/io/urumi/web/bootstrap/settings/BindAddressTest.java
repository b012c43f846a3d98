package io.urumi.web.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.web.bootstrap.environment.ManagementAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class BindAddressTest {
  /** An empty column is a setting that is not given, {@code ''} one without a value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1 |      |         | 127.0.0.1",
        "127.0.0.1 | 9090 |         | 127.0.0.1",
        "127.0.0.1 | 0    |         | 127.0.0.1",
        "127.0.0.1 | 9090 | 0.0.0.0 | 0.0.0.0",
        "127.0.0.1 | 9090 | ''      | 0.0.0.0",
        "127.0.0.1 | 8080 |         | 127.0.0.1",
        "127.0.0.1 | -1   |         | 127.0.0.1",
        "192.0.2.1 | 9090 |         | 192.0.2.1",
        "192.0.2.1 | 9090 | ::1     | ::1",
        "          | 9090 |         | 0.0.0.0",
      })
  void theAddressOfTheActuatorIsTheOneThatSpringBootListensOn(
      @Nullable String server,
      @Nullable String port,
      @Nullable String management,
      String expected) {
    MockEnvironment environment = new MockEnvironment();
    set(environment, "server.address", server);
    set(environment, "management.server.port", port);
    set(environment, "management.server.address", management);

    new ManagementAddress().postProcessEnvironment(environment, new SpringApplication());

    assertThat(BindAddress.ofManagement(environment).text()).isEqualTo(expected);
  }

  /** Spring Boot refuses an address without a port of its own. */
  @ParameterizedTest
  @CsvSource({",", "8080,", "-1,", "9090, 127.0.0.1"})
  void anAddressIsAddedForAPortOfItsOwnOnly(@Nullable String port, @Nullable String expected) {
    MockEnvironment environment = new MockEnvironment();
    set(environment, "server.address", "127.0.0.1");
    set(environment, "management.server.port", port);

    new ManagementAddress().postProcessEnvironment(environment, new SpringApplication());

    assertThat(environment.getProperty("management.server.address")).isEqualTo(expected);
  }

  private static void set(MockEnvironment environment, String name, @Nullable String value) {
    if (value != null) {
      environment.setProperty(name, value);
    }
  }
}
