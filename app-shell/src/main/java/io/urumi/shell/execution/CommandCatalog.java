package io.urumi.shell.execution;

import io.urumi.shell.command.audit.AuditCommands;
import io.urumi.shell.command.orphan.OrphanCommands;
import io.urumi.shell.command.platform.PlatformCommands;
import io.urumi.shell.command.store.StoreCreateCommand;
import io.urumi.shell.command.store.StoreDeleteCommand;
import io.urumi.shell.command.store.StoreReadCommands;
import io.urumi.shell.command.store.StoreRetryCommand;
import io.urumi.shell.command.store.StoreWatchCommand;
import io.urumi.shell.completion.ValueCompletionProvider;
import io.urumi.shell.view.ReportWriter;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.completion.CompletionProvider;

/** All commands. Named one by one: a search of the class path would cost start-up time. */
public final class CommandCatalog {
  private static final List<Class<?>> CLASSES =
      List.of(
          StoreCreateCommand.class,
          StoreReadCommands.class,
          StoreWatchCommand.class,
          StoreDeleteCommand.class,
          StoreRetryCommand.class,
          OrphanCommands.class,
          AuditCommands.class,
          PlatformCommands.class);

  private CommandCatalog() {}

  public static Set<Command> commands(BeanFactory beans) {
    Set<Command> commands = new HashSet<>();
    CompletionProvider completion =
        context -> beans.getBean(ValueCompletionProvider.class).apply(context);
    for (Class<?> type : CLASSES) {
      for (Method method : type.getMethods()) {
        if (AnnotatedCommand.isCommand(method)) {
          AnnotatedCommand command =
              new AnnotatedCommand(
                  method,
                  () -> beans.getBean(type),
                  () -> beans.getBean(ReportWriter.class),
                  () -> beans.getBean(Session.class));
          command.setCompletionProvider(completion);
          commands.add(command);
        }
      }
    }
    commands.add(new HelpCommand());
    commands.add(new VersionCommand());
    return commands;
  }
}
