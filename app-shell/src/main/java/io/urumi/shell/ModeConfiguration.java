package io.urumi.shell;

import io.urumi.client.ControlPlaneClient;
import io.urumi.shell.command.Invocation.Prompter;
import io.urumi.shell.completion.CommandLineCompleter;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.execution.ShellRun;
import io.urumi.shell.mode.Greeting;
import io.urumi.shell.mode.InteractiveMode;
import io.urumi.shell.mode.OneCommandMode;
import io.urumi.shell.mode.ScriptMode;
import io.urumi.shell.mode.ShellMode;
import io.urumi.shell.mode.Terminals;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.report.Console;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.CommandRegistry;

/** The beans of the way to run: one command, a script or an interactive session. */
@Configuration(proxyBeanMethods = false)
class ModeConfiguration {
  /** What the line reader shows for each character: nothing. */
  private static final Character HIDDEN = (char) 0;

  @Bean
  ShellMode shellMode(
      GlobalOptions options,
      ProcessEnvironment environment,
      CommandDispatcher dispatcher,
      ShellRun run,
      ObjectProvider<LineReader> reader,
      ObjectProvider<ControlPlaneClient> client) {
    if (!options.words().isEmpty()) {
      return new OneCommandMode(dispatcher, options.words());
    }
    if (interactive(options, environment)) {
      return new InteractiveMode(
          dispatcher, reader.getObject(), run.console(), new Greeting(client.getObject()));
    }
    return script(options, environment, dispatcher, run.console());
  }

  private static ScriptMode script(
      GlobalOptions options,
      ProcessEnvironment environment,
      CommandDispatcher dispatcher,
      Console console) {
    @Nullable String file = options.script();
    if (file == null || file.equals("-")) {
      return new ScriptMode(
          dispatcher,
          () -> new InputStreamReader(environment.in(), Charset.defaultCharset()),
          "the standard input",
          console);
    }
    return new ScriptMode(
        dispatcher,
        () -> Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8),
        file,
        console);
  }

  @Bean
  ShellRun run(
      GlobalOptions options,
      ProcessEnvironment environment,
      ObjectProvider<Terminal> terminal,
      ObjectProvider<LineReader> reader) {
    if (interactive(options, environment)) {
      Console console = Terminals.console(options, environment, terminal.getObject());
      return new ShellRun(
          console,
          options.output(),
          Prompter.of(
              question -> ask(reader.getObject(), question, null),
              question -> ask(reader.getObject(), question, HIDDEN)));
    }
    Console console =
        Terminals.console(options, environment, () -> Terminals.width(terminal.getObject()));
    boolean hasUser = environment.terminal() && options.script() == null;
    Prompter prompter = Prompter.of(environment.keyboard(), environment.hiddenKeyboard());
    return new ShellRun(console, options.output(), hasUser ? prompter : null);
  }

  @Bean(destroyMethod = "close")
  Terminal terminal() {
    return Terminals.open();
  }

  @Bean
  LineReader lineReader(
      Terminal terminal,
      CommandRegistry registry,
      ArgumentParser parser,
      ProcessEnvironment environment) {
    return Terminals.reader(terminal, new CommandLineCompleter(registry, parser), environment);
  }

  private static boolean interactive(GlobalOptions options, ProcessEnvironment environment) {
    return options.words().isEmpty() && options.script() == null && environment.terminal();
  }

  private static String ask(LineReader reader, String question, @Nullable Character mask) {
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    try {
      return reader.readLine(question, mask);
    } catch (UserInterruptException | EndOfFileException e) {
      return "";
    } finally {
      reader.setVariable(LineReader.DISABLE_HISTORY, false);
    }
  }
}
