package io.urumi.web.bootstrap.environment;

import java.net.URL;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Decides whether the packaged program starts from the bean definitions that Spring's ahead-of-time
 * processing generated when it was built, which saves a quarter of the processor time of a start.
 * Conditions of Spring Boot were evaluated then, with the settings of {@code application.yaml}:
 * with any other setting of Spring Boot the definitions are made at the start, so that the setting
 * has its effect. Settings of this program are not conditions. {@code -Dspring.aot.enabled=false}
 * switches the generated definitions off.
 */
public final class GeneratedBeans implements EnvironmentPostProcessor, Ordered {
  static final String ENABLED = "spring.aot.enabled";

  /** Set by Spring's processing while it generates the definitions. */
  static final String PROCESSING = "spring.aot.processing";

  private static final String SUFFIX = "__ApplicationContextInitializer.class";

  /** Settings of Spring Boot, whose conditions may depend on any of them. */
  private static final Set<ConfigurationPropertyName> GROUPS =
      Set.of(name("spring"), name("management"), name("server"), name("springdoc"));

  /** No condition depends on these. */
  private static final Set<ConfigurationPropertyName> UNCONDITIONAL =
      Set.of(
          name("server.address"),
          name("server.port"),
          name("spring.config.location"),
          name("spring.config.additional-location"),
          // Spring Boot sets these itself.
          name("spring.application.name"),
          name("spring.application.pid"),
          name("spring.application.version"),
          name(ENABLED),
          name(PROCESSING));

  @Override
  public int getOrder() {
    // After all sources of settings are known.
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.getProperty(PROCESSING, Boolean.class, false)) {
      requireDefaults(environment);
      SpringProperties.setProperty(ENABLED, "false");
      return;
    }
    String enabled = environment.getProperty(ENABLED);
    SpringProperties.setProperty(
        ENABLED,
        enabled == null
            ? Boolean.toString(exist(application) && !changesConditions(environment))
            : enabled);
  }

  /** The definitions would have the settings of the machine that builds the program. */
  private static void requireDefaults(ConfigurableEnvironment environment) {
    if (changesConditions(environment)) {
      throw new IllegalStateException(
          "The bean definitions are generated with the defaults: unset the environment variables"
              + " SPRING_…, MANAGEMENT_…, SERVER_… and SPRINGDOC_… for the build.");
    }
  }

  /**
   * Whether there are definitions of exactly this program, which only a jar guarantees: a folder of
   * classes can contain those of an earlier build.
   */
  private static boolean exist(SpringApplication application) {
    Class<?> main = application.getMainApplicationClass();
    URL generated = main == null ? null : main.getResource(main.getSimpleName() + SUFFIX);
    return generated != null && !generated.getProtocol().equals("file");
  }

  /** Whether a setting was given that the generated definitions do not know. */
  static boolean changesConditions(ConfigurableEnvironment environment) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (!isOwn(source) && names(source).anyMatch(GeneratedBeans::mayBeCondition)) {
        return true;
      }
    }
    return false;
  }

  /** {@code application.yaml} of the program, with which the definitions were generated. */
  private static boolean isOwn(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> named
        && named.getName().contains("class path resource [application.yaml]");
  }

  private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
    return source instanceof IterableConfigurationPropertySource iterable
        ? iterable.stream()
        : Stream.empty();
  }

  private static boolean mayBeCondition(ConfigurationPropertyName name) {
    return GROUPS.stream().anyMatch(group -> group.isAncestorOf(name))
        && !UNCONDITIONAL.contains(name);
  }

  private static ConfigurationPropertyName name(String text) {
    return ConfigurationPropertyName.of(text);
  }
}
