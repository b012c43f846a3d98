package io.urumi.shell;

import io.urumi.client.ControlPlaneClient;
import io.urumi.shell.completion.CommandLineCompleter;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.execution.Session;
import io.urumi.shell.mode.Greeting;
import io.urumi.shell.mode.InteractiveMode;
import io.urumi.shell.mode.OneCommandMode;
import io.urumi.shell.mode.ScriptMode;
import io.urumi.shell.mode.ShellMode;
import io.urumi.shell.mode.Terminals;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.view.Console;
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

/** Which of the three ways to run, and what goes with it. */
@Configuration(proxyBeanMethods = false)
class ModeConfiguration {

  @Bean
  ShellMode shellMode(
      GlobalOptions options,
      ProcessEnvironment surroundings,
      CommandDispatcher dispatcher,
      Session session,
      ObjectProvider<LineReader> reader,
      ObjectProvider<ControlPlaneClient> plane) {
    if (!options.words().isEmpty()) {
      return new OneCommandMode(dispatcher, options.words());
    }
    if (conversation(options, surroundings)) {
      return new InteractiveMode(
          dispatcher, reader.getObject(), session.console(), new Greeting(plane.getObject()));
    }
    return script(options, surroundings, dispatcher, session.console());
  }

  private static ScriptMode script(
      GlobalOptions options,
      ProcessEnvironment surroundings,
      CommandDispatcher dispatcher,
      Console console) {
    @Nullable String file = options.script();
    if (file == null || file.equals("-")) {
      return new ScriptMode(
          dispatcher,
          () -> new InputStreamReader(surroundings.in(), Charset.defaultCharset()),
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
  Session session(
      GlobalOptions options,
      ProcessEnvironment surroundings,
      ObjectProvider<Terminal> terminal,
      ObjectProvider<LineReader> reader) {
    if (conversation(options, surroundings)) {
      Console console = Terminals.console(options, surroundings, terminal.getObject());
      return new Session(console, options.output(), question -> ask(reader.getObject(), question));
    }
    Console console =
        Terminals.console(options, surroundings, () -> Terminals.width(terminal.getObject()));
    boolean attended = surroundings.terminal() && options.script() == null;
    return new Session(console, options.output(), attended ? surroundings.keyboard()::apply : null);
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
      ProcessEnvironment surroundings) {
    return Terminals.reader(terminal, new CommandLineCompleter(registry, parser), surroundings);
  }

  private static boolean conversation(GlobalOptions options, ProcessEnvironment surroundings) {
    return options.words().isEmpty() && options.script() == null && surroundings.terminal();
  }

  private static String ask(LineReader reader, String question) {
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    try {
      return reader.readLine(question);
    } catch (UserInterruptException | EndOfFileException e) {
      return "";
    } finally {
      reader.setVariable(LineReader.DISABLE_HISTORY, false);
    }
  }
}
