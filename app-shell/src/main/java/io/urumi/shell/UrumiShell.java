package io.urumi.shell;

import io.urumi.client.http.ClientSettings;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.mode.ShellMode;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.TokenSource;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The program: runs one command, a script or an interactive session. */
public final class UrumiShell {
  private UrumiShell() {}

  /** Runs the shell and ends the process with an {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(run(args, ProcessEnvironment.ofProcess()).code());
  }

  /** Runs in an environment and returns the exit code. */
  public static ExitCode run(String[] args, ProcessEnvironment environment) {
    GlobalOptions options;
    ClientSettings connection;
    try {
      options = GlobalOptions.parse(args, environment);
      connection =
          ClientSettings.of(options.url(), TokenSource.find(options, environment))
              .withUserAgent("urumi-shell");
    } catch (UsageException e) {
      environment.err().println(e.getMessage());
      environment.err().flush();
      return ExitCode.USAGE;
    }
    configureLogging(options.debug());
    SpringApplication application = new SpringApplication(ShellConfiguration.class);
    application.setMainApplicationClass(UrumiShell.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setLazyInitialization(true);
    application.setRegisterShutdownHook(false);
    // OptionConversion creates it when there is a value to convert.
    application.setAddConversionService(false);
    // Options of commands must not become Spring properties.
    application.setAddCommandLineProperties(false);
    application.setEnvironment(withoutConfigurationFiles());
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("globalOptions", options);
      context.getBeanFactory().registerSingleton("processEnvironment", environment);
      context.getBeanFactory().registerSingleton("connectionSettings", connection);
    });
    try (var context = application.run()) {
      return context.getBean(ShellMode.class).run();
    }
  }

  /**
   * Spring Boot would read {@code application.properties} from the working directory, which may be
   * somebody else's: such a file can send environment variables, for example the token, to any
   * address.
   */
  private static ConfigurableEnvironment withoutConfigurationFiles() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "noConfigurationFiles",
                Map.of(
                    "spring.config.location", "optional:classpath:/io/urumi/shell/",
                    "spring.config.additional-location", "",
                    "spring.config.import", "")));
    return environment;
  }

  private static void configureLogging(boolean debug) {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    Logger root = Logger.getLogger("");
    root.setLevel(debug ? Level.FINE : Level.OFF);
    for (var handler : root.getHandlers()) {
      handler.setLevel(debug ? Level.FINE : Level.OFF);
    }
  }
}
