package io.urumi.shell;

import io.urumi.client.http.ClientSettings;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.mode.ShellMode;
import io.urumi.shell.startup.ControlPlaneAddress;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.ProgramArguments;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

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
      options = GlobalOptions.parse(ProgramArguments.decode(args), environment);
      ControlPlaneAddress found = ControlPlaneAddress.find(options, environment);
      connection =
          ClientSettings.of(found.url(), found.token())
              .withUserAgent("urumi-shell")
              .withClock(environment.clock());
    } catch (UsageException e) {
      environment.err().println(e.getMessage());
      environment.err().flush();
      return ExitCode.USAGE;
    }
    configureLogging(options.debug());
    try (var context = new AnnotationConfigApplicationContext()) {
      // Not a SpringApplication, because it would read application.properties from the working
      // directory. That file may be another user's and may send the token to another server.
      var beans = context.getBeanFactory();
      beans.registerSingleton("globalOptions", options);
      beans.registerSingleton("processEnvironment", environment);
      beans.registerSingleton("connectionSettings", connection);
      context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
      context.register(ShellConfiguration.class);
      context.refresh();
      return context.getBean(ShellMode.class).run();
    }
  }

  private static void configureLogging(boolean debug) {
    Logger root = Logger.getLogger("");
    root.setLevel(debug ? Level.FINE : Level.OFF);
    for (var handler : root.getHandlers()) {
      handler.setLevel(debug ? Level.FINE : Level.OFF);
    }
  }
}
