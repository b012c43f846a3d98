package io.urumi.shell.execution;

import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.output.OutputFailedException;
import io.urumi.shell.parser.CommonOptions;
import io.urumi.shell.parser.OptionConversion;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/**
 * A method with Spring Shell's {@code @Command}. Replaces Spring Shell's adapter for the reasons in
 * {@code docs/adr/0014-what-replaces-spring-shell.md}.
 */
final class AnnotatedCommand extends AbstractCommand {
  private final Method method;
  private final Supplier<?> target;
  private final Supplier<ReportWriter> writer;
  private final Supplier<ShellRun> run;

  AnnotatedCommand(
      Method method, Supplier<?> target, Supplier<ReportWriter> writer, Supplier<ShellRun> run) {
    super(name(method), annotation(method).description(), annotation(method).group());
    this.method = method;
    this.target = target;
    this.writer = writer;
    this.run = run;
    Stream<CommandOption> own =
        parameters().filter(p -> p.isAnnotationPresent(Option.class)).map(AnnotatedCommand::option);
    setOptions(Stream.concat(own, Stream.of(CommonOptions.OUTPUT, CommonOptions.HELP)).toList());
  }

  /** An argument, for the help. */
  record ArgumentHelp(String placeholder, String description, boolean required) {}

  /** Returns the arguments in their order. */
  List<ArgumentHelp> arguments() {
    return parameters()
        .filter(parameter -> parameter.isAnnotationPresent(Argument.class))
        .map(AnnotatedCommand::help)
        .toList();
  }

  @Override
  public String getHelp() {
    return HelpText.of(this);
  }

  @Override
  public ExitStatus doExecute(CommandContext context) throws Exception {
    refuseSurplus(context.parsedInput().arguments());
    Invocation invocation = run.get().invocation();
    List<@Nullable Object> values = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      values.add(
          isOptionGroup(parameter)
              ? create(parameter, context)
              : value(parameter, context, invocation));
    }
    @Nullable Object result = invoke(values.toArray());
    if (result instanceof CommandResult(Report report, ExitCode exit)) {
      return writeReport(report, exit, invocation);
    }
    return result instanceof Report report
        ? writeReport(report, ExitCode.OK, invocation)
        : ExitCode.OK.status();
  }

  /** The command has ended: a report that is not read to its end does not change its result. */
  private ExitStatus writeReport(Report report, ExitCode exit, Invocation invocation) {
    try {
      writer.get().write(report, invocation.format(), invocation.console());
    } catch (OutputFailedException failed) {
      if (!failed.isBrokenPipe()) {
        throw failed;
      }
    }
    return exit.status();
  }

  private @Nullable Object invoke(@Nullable Object[] values) throws Exception {
    try {
      return method.invoke(target.get(), values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }

  private @Nullable Object value(
      Parameter parameter, CommandContext context, Invocation invocation) {
    if (parameter.getType() == Invocation.class) {
      return invocation;
    }
    @Nullable Argument argument = parameter.getAnnotation(Argument.class);
    return argument == null
        ? value(option(parameter), context)
        : value(help(parameter), context.getArgumentByIndex(argument.index()));
  }

  private @Nullable String value(ArgumentHelp argument, @Nullable CommandArgument typed) {
    if (typed == null && argument.required()) {
      throw new UsageException(
          "%s is missing (%s). Usage: %s"
              .formatted(argument.placeholder(), argument.description(), HelpText.usage(this)));
    }
    return typed == null ? null : typed.value();
  }

  private static @Nullable Object value(CommandOption option, CommandContext context) {
    String name = String.valueOf(option.longName());
    @Nullable CommandOption typed = context.getOptionByLongName(name);
    @Nullable String text = typed == null ? option.defaultValue() : typed.value();
    if (text == null || (text.isEmpty() && typed == null)) {
      return option.type() == boolean.class ? false : null;
    }
    return OptionConversion.convert("--" + name, text, option.type());
  }

  private void refuseSurplus(List<CommandArgument> typed) {
    int known = arguments().size();
    if (typed.size() > known) {
      throw new UsageException(
          "Unexpected argument '%s'. Usage: %s%s"
              .formatted(
                  typed.get(known).value(),
                  HelpText.usage(this),
                  known > 0 ? " (quote a value that contains blanks)" : ""));
    }
  }

  /** The parameters; a group of options is replaced by its options. */
  private Stream<Parameter> parameters() {
    return Arrays.stream(method.getParameters())
        .flatMap(parameter ->
            isOptionGroup(parameter) ? Arrays.stream(components(parameter)) : Stream.of(parameter));
  }

  /** Whether the parameter is a record whose components are options. */
  private static boolean isOptionGroup(Parameter parameter) {
    return parameter.getType().isRecord() && parameter.getType() != Invocation.class;
  }

  private static Parameter[] components(Parameter group) {
    return group.getType().getDeclaredConstructors()[0].getParameters();
  }

  private static Object create(Parameter group, CommandContext context) throws Exception {
    @Nullable Object[] values =
        Arrays.stream(components(group)).map(part -> value(option(part), context)).toArray();
    try {
      return group.getType().getDeclaredConstructors()[0].newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  private static ArgumentHelp help(Parameter parameter) {
    return new ArgumentHelp(
        parameter.getName().replaceFirst("Argument$", "").toUpperCase(Locale.ROOT),
        parameter.getAnnotation(Argument.class).description(),
        !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  private static CommandOption option(Parameter parameter) {
    Option option =
        Objects.requireNonNull(
            parameter.getAnnotation(Option.class), "neither an option nor an argument");
    return CommandOption.with()
        .longName(option.longName())
        .shortName(option.shortName())
        .description(option.description())
        .required(option.required())
        .defaultValue(option.defaultValue())
        .type(parameter.getType())
        .build();
  }

  private static String name(Method method) {
    return String.join(" ", annotation(method).name());
  }

  private static Command annotation(Method method) {
    return method.getAnnotation(Command.class);
  }
}
