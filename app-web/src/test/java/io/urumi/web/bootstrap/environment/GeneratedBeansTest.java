package io.urumi.web.bootstrap.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class GeneratedBeansTest {
  private final ConfigurableEnvironment environment = new StandardEnvironment();

  GeneratedBeansTest() {
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
  }

  @Test
  void theProgramsOwnFileChangesNoCondition() {
    assertThat(environment.getProperty("spring.application.name")).isEqualTo("urumi");
    assertThat(GeneratedBeans.changesConditions(environment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.port",
        "server.address",
        "urumi.stores.placeholders",
        "logging.level.root",
        "spring.application.pid",
        "spring.config.additional-location"
      })
  void theseChangeNoCondition(String setting) {
    give(setting);
    assertThat(GeneratedBeans.changesConditions(environment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.ssl.bundle",
        "management.server.port",
        "management.endpoints.web.exposure.include",
        "spring.profiles.active",
        "spring.threads.virtual.enabled"
      })
  void anyOtherSettingOfSpringBootMay(String setting) {
    give(setting);
    assertThat(GeneratedBeans.changesConditions(environment)).isTrue();
  }

  @Test
  void alsoAsAnEnvironmentVariable() {
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "systemEnvironment", Map.of("MANAGEMENT_SERVER_PORT", "9090")));
    assertThat(GeneratedBeans.changesConditions(environment)).isTrue();
  }

  @Test
  void theyAreGeneratedWithoutTheSettingsOfTheMachineThatBuilds() {
    GeneratedBeans beans = new GeneratedBeans();
    give(GeneratedBeans.PROCESSING, "true");
    assertThatCode(() -> beans.postProcessEnvironment(environment, new SpringApplication()))
        .doesNotThrowAnyException();

    give("management.server.port", "9090");

    assertThatIllegalStateException()
        .isThrownBy(() -> beans.postProcessEnvironment(environment, new SpringApplication()))
        .withMessageContaining("MANAGEMENT_");
  }

  private void give(String setting) {
    give(setting, "1");
  }

  private void give(String setting, String value) {
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource(setting, Map.of(setting, value)));
  }
}
