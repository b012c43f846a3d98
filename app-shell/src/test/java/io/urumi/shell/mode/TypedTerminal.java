package io.urumi.shell.mode;

import io.urumi.client.ControlPlaneClient;
import io.urumi.shell.command.platform.PlatformCommands;
import io.urumi.shell.execution.CommandCatalog;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.execution.FailureMapper;
import io.urumi.shell.execution.ShellRun;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.report.Documents;
import io.urumi.shell.report.ReportWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.shell.core.command.CommandRegistry;
import tools.jackson.databind.json.JsonMapper;

/** A terminal at which lines are typed. */
final class TypedTerminal implements AutoCloseable {
  private final DumbTerminal terminal;

  TypedTerminal(String lines) throws IOException {
    terminal =
        new DumbTerminal(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream());
  }

  DumbTerminal terminal() {
    return terminal;
  }

  LineReader reader() {
    return LineReaderBuilder.builder().terminal(terminal).parser(CommandLine.parser()).build();
  }

  CommandDispatcher dispatcher(ControlPlaneClient plane, ShellRun run) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    Documents documents = new Documents(JsonMapper::shared);
    beans.addBean("platform", new PlatformCommands(plane));
    beans.addBean("writer", new ReportWriter(documents, Clock.systemUTC()));
    beans.addBean("run", run);
    CommandRegistry registry = new CommandRegistry(CommandCatalog.commands(beans));
    return new CommandDispatcher(
        new ArgumentParser(registry),
        registry,
        new FailureMapper(() -> run, documents, false),
        () -> run);
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
