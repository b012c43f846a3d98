package io.urumi.shell.execution;

import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.parser.OptionConversion;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Option;

/** One parameter of a command's method, and where its value comes from. */
sealed interface CommandParameter {

  /** The value for one call. */
  @Nullable Object value(CommandContext context, Invocation invocation);

  static CommandParameter of(Parameter parameter) {
    if (parameter.getType() == Invocation.class) {
      return new OfInvocation();
    }
    @Nullable Argument argument = parameter.getAnnotation(Argument.class);
    if (argument != null) {
      boolean optional = parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
      return new OfArgument(
          argument.index(), argument.description(), !optional, parameter.getName());
    }
    @Nullable Option option = parameter.getAnnotation(Option.class);
    if (option == null) {
      throw new IllegalStateException("Neither an option nor an argument: " + parameter);
    }
    return new OfOption(
        CommandOption.with()
            .longName(option.longName())
            .shortName(option.shortName())
            .description(option.description())
            .required(option.required())
            .defaultValue(option.defaultValue())
            .type(parameter.getType())
            .build());
  }

  /** Refuses arguments that nothing takes. */
  static void refuseSurplus(AnnotatedCommand command, CommandContext context) {
    List<CommandArgument> given = context.parsedInput().arguments();
    int taken = command.arguments().size();
    if (given.size() > taken) {
      throw new UsageException(
          "'"
              + command.getName()
              + "' does not take '"
              + given.get(taken).value()
              + "'. Usage: "
              + HelpText.usage(command)
              + (taken > 0 ? " (quote a value that has blanks)" : ""));
    }
  }

  /** How the command was called. */
  record OfInvocation() implements CommandParameter {
    @Override
    public Object value(CommandContext context, Invocation invocation) {
      return invocation;
    }
  }

  /** A word at a place. */
  record OfArgument(int index, String description, boolean required, String name)
      implements CommandParameter {
    @Override
    public @Nullable Object value(CommandContext context, Invocation invocation) {
      List<CommandArgument> given = context.parsedInput().arguments();
      if (index < given.size()) {
        return given.get(index).value();
      }
      if (required) {
        throw new UsageException(
            "Missing: "
                + HelpText.placeholder(this)
                + " ("
                + description
                + "). Usage: "
                + HelpText.usage(HelpText.command(context)));
      }
      return null;
    }
  }

  /** A named value or a switch. */
  record OfOption(CommandOption option) implements CommandParameter {
    @Override
    public @Nullable Object value(CommandContext context, Invocation invocation) {
      String name = "--" + option.longName();
      @Nullable CommandOption given =
          context.getOptionByLongName(String.valueOf(option.longName()));
      if (given != null && given.value() != null) {
        return OptionConversion.of(name, given.value(), option.type());
      }
      if (option.type() == boolean.class) {
        return false;
      }
      if (Boolean.TRUE.equals(option.required())) {
        throw new UsageException(
            "Missing: "
                + name
                + " ("
                + option.description()
                + "). Usage: "
                + HelpText.usage(HelpText.command(context)));
      }
      @Nullable String usual = option.defaultValue();
      return usual == null || usual.isEmpty()
          ? null
          : OptionConversion.of(name, usual, option.type());
    }
  }
}
