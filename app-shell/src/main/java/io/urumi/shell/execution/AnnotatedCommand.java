package io.urumi.shell.execution;

import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.parser.CommonOptions;
import io.urumi.shell.view.OutputFormat;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/**
 * A method marked with Spring Shell's {@code @Command}, as a command whose answer is written in the
 * format asked for and whose ending becomes an exit code.
 *
 * <p>Spring Shell's own adapter prints what the method returns, always ends with OK, starts a bean
 * validator and ignores missing arguments; hence this one.
 */
final class AnnotatedCommand extends AbstractCommand {
  private final Method method;
  private final Supplier<?> target;
  private final Supplier<ReportWriter> writer;
  private final Supplier<Session> session;
  private final List<CommandParameter> parameters;

  AnnotatedCommand(
      Method method, Supplier<?> target, Supplier<ReportWriter> writer, Supplier<Session> session) {
    super(nameOf(method), annotation(method).description(), annotation(method).group());
    this.method = method;
    this.target = target;
    this.writer = writer;
    this.session = session;
    this.parameters = Arrays.stream(method.getParameters()).map(CommandParameter::of).toList();
    List<CommandOption> options = new ArrayList<>();
    for (CommandParameter parameter : parameters) {
      if (parameter instanceof CommandParameter.OfOption option) {
        options.add(option.option());
      }
    }
    options.add(CommonOptions.OUTPUT);
    options.add(CommonOptions.HELP);
    setOptions(options);
  }

  /** Its arguments in their order. */
  List<CommandParameter.OfArgument> arguments() {
    return parameters.stream()
        .filter(CommandParameter.OfArgument.class::isInstance)
        .map(CommandParameter.OfArgument.class::cast)
        .toList();
  }

  @Override
  public String getHelp() {
    return HelpText.of(this);
  }

  @Override
  public ExitStatus execute(CommandContext context) throws Exception {
    if (context.getOptionByLongName("help") != null) {
      context.outputWriter().println(getHelp());
      return status(ExitCode.OK);
    }
    return doExecute(context);
  }

  @Override
  public ExitStatus doExecute(CommandContext context) throws Exception {
    Session now = session.get();
    OutputFormat format = CommonOptions.format(context, now.format());
    Invocation invocation = new Invocation(now.console(), format, now.prompter());
    CommandParameter.refuseSurplus(this, context);
    @Nullable Object[] values =
        parameters.stream().map(parameter -> parameter.value(context, invocation)).toArray();
    @Nullable Object answer = invoke(values);
    if (answer instanceof CommandResult verdict) {
      writer.get().write(verdict.report(), format, now.console());
      return status(verdict.exit());
    }
    if (answer instanceof Report report) {
      writer.get().write(report, format, now.console());
    }
    return status(ExitCode.OK);
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

  static boolean isCommand(Method method) {
    return method.isAnnotationPresent(
        org.springframework.shell.core.command.annotation.Command.class);
  }

  private static String nameOf(Method method) {
    return String.join(" ", annotation(method).name());
  }

  private static org.springframework.shell.core.command.annotation.Command annotation(
      Method method) {
    return method.getAnnotation(org.springframework.shell.core.command.annotation.Command.class);
  }

  private static ExitStatus status(ExitCode exit) {
    return new ExitStatus(exit.code(), exit.name());
  }
}
