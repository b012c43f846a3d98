package io.urumi.shell.execution;

import io.urumi.shell.UrumiShell;
import io.urumi.shell.parser.CommonOptions;
import java.util.List;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.ExitStatus;

/** {@code version}: of the shell; {@code system show} tells the control plane's. */
public final class VersionCommand extends AbstractCommand {

  public VersionCommand() {
    super("version", "Show the shell's version", "Shell");
    setOptions(List.of(CommonOptions.HELP));
  }

  @Override
  public String getHelp() {
    return "Usage: version";
  }

  @Override
  public ExitStatus doExecute(CommandContext context) {
    println("Urumi shell " + version() + ", Java " + Runtime.version().feature(), context);
    return ExitStatus.OK;
  }

  public static String version() {
    String version = UrumiShell.class.getPackage().getImplementationVersion();
    return version == null ? "(from its classes)" : version;
  }
}
