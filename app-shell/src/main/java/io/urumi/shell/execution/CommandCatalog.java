package io.urumi.shell.execution;

import io.urumi.shell.command.access.ContextCommands;
import io.urumi.shell.command.access.LoginCommands;
import io.urumi.shell.command.access.TokenCommands;
import io.urumi.shell.command.account.AccountCommands;
import io.urumi.shell.command.audit.AuditCommands;
import io.urumi.shell.command.credentials.CredentialsCommand;
import io.urumi.shell.command.orphan.OrphanCommands;
import io.urumi.shell.command.platform.PlatformCommands;
import io.urumi.shell.command.store.StoreCreateCommand;
import io.urumi.shell.command.store.StoreDeleteCommand;
import io.urumi.shell.command.store.StoreReadCommands;
import io.urumi.shell.command.store.StoreRetryCommand;
import io.urumi.shell.command.store.StoreWatchCommand;
import io.urumi.shell.command.team.InvitationCommands;
import io.urumi.shell.command.team.MemberCommands;
import io.urumi.shell.command.team.TeamCommands;
import io.urumi.shell.command.team.TeamLimitCommands;
import io.urumi.shell.command.transfer.StoreTransferCommand;
import io.urumi.shell.completion.ValueCompletionProvider;
import io.urumi.shell.report.ReportWriter;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.completion.CompletionProvider;
import org.springframework.shell.core.command.exit.ExitStatusExceptionMapper;

/**
 * Creates all commands. Their classes are listed, since a class path scan costs start-up time;
 * their beans are created when a command is executed.
 */
public final class CommandCatalog {
  private static final List<Class<?>> CLASSES =
      List.of(
          StoreCreateCommand.class,
          StoreReadCommands.class,
          StoreWatchCommand.class,
          StoreDeleteCommand.class,
          StoreRetryCommand.class,
          CredentialsCommand.class,
          StoreTransferCommand.class,
          OrphanCommands.class,
          AuditCommands.class,
          PlatformCommands.class,
          LoginCommands.class,
          ContextCommands.class,
          TokenCommands.class,
          TeamCommands.class,
          TeamLimitCommands.class,
          MemberCommands.class,
          InvitationCommands.class,
          AccountCommands.class);

  /** Registers the beans of all commands. */
  public static final class Beans implements ImportBeanDefinitionRegistrar {
    @Override
    public void registerBeanDefinitions(
        AnnotationMetadata configuration, BeanDefinitionRegistry registry) {
      CLASSES.forEach(
          type -> registry.registerBeanDefinition(type.getName(), new RootBeanDefinition(type)));
    }
  }

  private CommandCatalog() {}

  /** Returns the commands of {@code beans}. */
  public static Set<Command> commands(BeanFactory beans) {
    CompletionProvider completion =
        context -> beans.getBean(ValueCompletionProvider.class).apply(context);
    ExitStatusExceptionMapper failures = e -> beans.getBean(FailureMapper.class).apply(e);
    Set<Command> commands = new HashSet<>();
    for (Class<?> type : CLASSES) {
      for (Method method : type.getMethods()) {
        if (method.isAnnotationPresent(
            org.springframework.shell.core.command.annotation.Command.class)) {
          AnnotatedCommand command =
              new AnnotatedCommand(
                  method,
                  () -> beans.getBean(type),
                  () -> beans.getBean(ReportWriter.class),
                  () -> beans.getBean(ShellRun.class));
          command.setCompletionProvider(completion);
          command.setExitStatusExceptionMapper(failures);
          commands.add(command);
        }
      }
    }
    for (AbstractCommand command : BuiltInCommands.all()) {
      command.setExitStatusExceptionMapper(failures);
      commands.add(command);
    }
    return commands;
  }
}
