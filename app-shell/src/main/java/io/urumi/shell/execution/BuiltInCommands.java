package io.urumi.shell.execution;

import io.urumi.shell.command.UsageException;
import io.urumi.shell.parser.CommonOptions;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;

/** {@code help} and {@code version}. */
final class BuiltInCommands {
  private BuiltInCommands() {}

  static List<AbstractCommand> all() {
    Function<CommandContext, String> help = BuiltInCommands::help;
    Function<CommandContext, String> version =
        context -> "Urumi shell " + ShellVersion.get() + ", Java " + Runtime.version().feature();
    return List.of(
        builder("help", "Show the commands, or one command's options")
            .help("Usage: help [COMMAND]")
            .execute(help),
        builder("version", "Show the shell's version").help("Usage: version").execute(version));
  }

  private static Command.Builder builder(String name, String description) {
    return Command.builder()
        .name(name)
        .description(description)
        .group("Shell")
        .options(CommonOptions.HELP);
  }

  private static String help(CommandContext context) {
    String name =
        context.parsedInput().arguments().stream()
            .map(CommandArgument::value)
            .collect(Collectors.joining(" "));
    if (name.isEmpty()) {
      return HelpText.overview(context.commandRegistry());
    }
    @Nullable Command command = context.commandRegistry().getCommandByName(name);
    if (command != null) {
      return command.getHelp();
    }
    List<Command> group = context.commandRegistry().getCommandsByPrefix(name + " ");
    if (group.isEmpty()) {
      throw new UsageException("Unknown command '" + name + "'. 'help' lists the commands.");
    }
    return group.stream().map(HelpText::usage).sorted().collect(Collectors.joining("\n"));
  }
}
