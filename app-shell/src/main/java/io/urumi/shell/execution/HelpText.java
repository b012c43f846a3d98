package io.urumi.shell.execution;

import io.urumi.shell.parser.CommonOptions;
import io.urumi.shell.parser.EnumNames;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;

/** The help for one command and for all. */
final class HelpText {
  private HelpText() {}

  static String of(AnnotatedCommand command) {
    StringBuilder text = new StringBuilder();
    text.append(command.getDescription()).append(".\n\n");
    text.append("Usage: ").append(usage(command)).append('\n');
    for (AnnotatedCommand.ArgumentHelp argument : command.arguments()) {
      text.append(row(argument.placeholder(), argument.description()));
    }
    text.append("\nOptions:\n");
    for (CommandOption option : command.getOptions()) {
      text.append(row(signature(option), explained(option)));
    }
    return text.toString().stripTrailing();
  }

  static String usage(Command command) {
    StringBuilder usage = new StringBuilder(command.getName());
    if (command instanceof AnnotatedCommand annotated) {
      for (AnnotatedCommand.ArgumentHelp argument : annotated.arguments()) {
        String place = argument.placeholder();
        usage.append(' ').append(argument.required() ? place : "[" + place + "]");
      }
      for (CommandOption option : command.getOptions()) {
        if (option != CommonOptions.HELP) {
          String named = "--" + option.longName() + value(option);
          usage
              .append(' ')
              .append(Boolean.TRUE.equals(option.required()) ? named : "[" + named + "]");
        }
      }
    }
    return usage.toString();
  }

  static String overview(CommandRegistry registry) {
    StringBuilder text = new StringBuilder();
    text.append("urumi-shell [GLOBAL OPTIONS] [COMMAND]    without a command: interactive\n");
    new TreeMap<>(registry.getCommands().stream().collect(Collectors.groupingBy(Command::getGroup)))
        .forEach((group, commands) -> {
          text.append('\n').append(group).append(":\n");
          sorted(commands)
              .forEach(command -> text.append(row(command.getName(), command.getDescription())));
        });
    text.append(
        """

        Global options:
          --url URL           The control plane; else URUMI_URL, the context in use, or
                              http://127.0.0.1:8080
          --context NAME      A context that 'login' has stored; else URUMI_CONTEXT
          --token-file FILE   The token's file, readable by its owner only; else URUMI_TOKEN,
                              URUMI_TOKEN_FILE or the context's token
          --output, -o        table, json or yaml
          --color             auto, always or never
          --script FILE       Execute the file's lines; - for the standard input
          --insecure-http     Send a token without TLS to another machine, too
          --debug             Log to the error stream

        'COMMAND --help' shows a command's options.\
        """);
    return text.toString();
  }

  private static List<Command> sorted(List<Command> commands) {
    return commands.stream().sorted(Comparator.comparing(Command::getName)).toList();
  }

  private static String signature(CommandOption option) {
    String shortName = option.shortName() == ' ' ? "" : ", -" + option.shortName();
    return "--" + option.longName() + shortName + value(option);
  }

  private static String explained(CommandOption option) {
    String defaultValue = option.defaultValue();
    String extra =
        Boolean.TRUE.equals(option.required())
            ? " (required)"
            : defaultValue == null || defaultValue.isEmpty()
                ? ""
                : " (default: " + defaultValue + ")";
    return option.description() + extra;
  }

  private static String value(CommandOption option) {
    if (option.type() == boolean.class) {
      return "";
    }
    if (option.type().isEnum()) {
      return " " + String.join("|", EnumNames.of(option.type()));
    }
    if (option.type() == Duration.class) {
      return " DURATION";
    }
    return option.type() == Integer.class ? " NUMBER" : " TEXT";
  }

  private static String row(String left, String right) {
    String padding = left.length() < 32 ? " ".repeat(32 - left.length()) : "\n" + " ".repeat(34);
    return "  " + left + padding + right + "\n";
  }
}
