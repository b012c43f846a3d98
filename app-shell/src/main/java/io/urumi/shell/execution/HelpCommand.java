package io.urumi.shell.execution;

import io.urumi.shell.command.UsageException;
import io.urumi.shell.parser.CommonOptions;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.ExitStatus;

/** {@code help [COMMAND]}. */
final class HelpCommand extends AbstractCommand {

  HelpCommand() {
    super("help", "Show the commands, or one command's options", "Shell");
    setOptions(List.of(CommonOptions.HELP));
  }

  @Override
  public String getHelp() {
    return "Usage: help [COMMAND]";
  }

  @Override
  public ExitStatus doExecute(CommandContext context) {
    String name =
        context.parsedInput().arguments().stream()
            .map(CommandArgument::value)
            .collect(Collectors.joining(" "));
    if (name.isEmpty()) {
      println(HelpText.overview(context.commandRegistry()), context);
      return ExitStatus.OK;
    }
    @Nullable Command command = context.commandRegistry().getCommandByName(name);
    if (command != null) {
      println(command.getHelp(), context);
      return ExitStatus.OK;
    }
    List<Command> group = context.commandRegistry().getCommandsByPrefix(name + " ");
    if (group.isEmpty()) {
      throw new UsageException("There is no command '" + name + "'. 'help' shows what there is.");
    }
    group.stream().map(HelpText::usage).sorted().forEach(usage -> println(usage, context));
    return ExitStatus.OK;
  }
}
