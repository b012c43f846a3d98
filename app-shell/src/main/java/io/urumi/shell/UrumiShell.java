package io.urumi.shell;

import io.urumi.client.http.ClientSettings;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.mode.ShellMode;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.TokenSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;

/** The program: one command when there are words, a script, or a conversation. */
public final class UrumiShell {
  private UrumiShell() {}

  /** Runs and ends the process with an {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(run(args, ProcessEnvironment.ofProcess()).code());
  }

  /** Runs in these surroundings; returns what the process should end with. */
  public static ExitCode run(String[] args, ProcessEnvironment surroundings) {
    GlobalOptions options;
    ClientSettings connection;
    try {
      options = GlobalOptions.parse(args, surroundings);
      connection =
          ClientSettings.of(options.url(), TokenSource.find(options, surroundings))
              .withUserAgent("urumi-shell");
    } catch (UsageException e) {
      surroundings.err().println(e.getMessage());
      surroundings.err().flush();
      return ExitCode.USAGE;
    }
    quieten(options.debug());
    SpringApplication application = new SpringApplication(ShellConfiguration.class);
    application.setMainApplicationClass(UrumiShell.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setLazyInitialization(true);
    application.setRegisterShutdownHook(false);
    // Commands convert what is typed when there is something to convert.
    application.setAddConversionService(false);
    // The words are the user's commands, not properties: '--name x' must not reach the environment.
    application.setAddCommandLineProperties(false);
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("globalOptions", options);
      context.getBeanFactory().registerSingleton("surroundings", surroundings);
      context.getBeanFactory().registerSingleton("connectionSettings", connection);
    });
    try (var context = application.run()) {
      return context.getBean(ShellMode.class).run();
    }
  }

  private static void quieten(boolean debug) {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    Logger root = Logger.getLogger("");
    root.setLevel(debug ? Level.FINE : Level.OFF);
    for (var handler : root.getHandlers()) {
      handler.setLevel(debug ? Level.FINE : Level.OFF);
    }
  }
}
