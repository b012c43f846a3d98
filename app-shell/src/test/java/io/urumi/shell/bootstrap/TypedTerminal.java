package io.urumi.shell.bootstrap;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.command.PlatformCommands;
import io.urumi.shell.view.Documents;
import io.urumi.shell.view.ReportWriter;
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

/** A terminal at which these lines are typed. */
final class TypedTerminal implements AutoCloseable {
  private final DumbTerminal terminal;

  TypedTerminal(String lines) throws IOException {
    terminal =
        new DumbTerminal(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream());
  }

  LineReader reader() {
    return LineReaderBuilder.builder().terminal(terminal).parser(CommandLine.parser()).build();
  }

  CommandDispatcher dispatcher(ControlPlane plane, Session session) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    Documents documents = new Documents(JsonMapper::shared);
    beans.addBean("platform", new PlatformCommands(plane));
    beans.addBean("writer", new ReportWriter(documents, Clock.systemUTC()));
    beans.addBean("session", session);
    CommandRegistry registry = new CommandRegistry(CommandCatalog.commands(beans));
    return new CommandDispatcher(
        new WordParser(registry),
        registry,
        new FailureWriter(() -> session, documents, false),
        () -> session);
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
