package io.urumi.shell.command.access;

import io.urumi.shell.command.UsageException;
import io.urumi.shell.context.ContextFile;
import io.urumi.shell.context.Contexts;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.access.ContextTable;
import io.urumi.shell.report.access.MessageReport;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.XdgDirectories;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/** {@code context list|use|remove}. */
public final class ContextCommands {
  private final ContextFile file;

  /** Creates the commands. */
  public ContextCommands(ProcessEnvironment environment) {
    file = new ContextFile(XdgDirectories.configuration(environment));
  }

  /** Lists the contexts, without their tokens. */
  @Command(
      name = {"context", "list"},
      group = "Access",
      description = "List the control planes that you have logged in to")
  public Report list() {
    return new ContextTable(file.read());
  }

  /** Makes a context the current one. */
  @Command(
      name = {"context", "use"},
      group = "Access",
      description = "Use a context from the next start of the shell on")
  public Report use(@Argument(index = 0, description = "Name of the context") String name) {
    file.write(existing(name).using(name));
    return new MessageReport(
        "The context " + name + " is used from the next start of the shell on.");
  }

  /** Removes a context with its token. */
  @Command(
      name = {"context", "remove"},
      group = "Access",
      description = "Remove a context with its token")
  public Report remove(@Argument(index = 0, description = "Name of the context") String name) {
    file.write(existing(name).without(name));
    return new MessageReport(
        "The context " + name + " is removed; its token is still valid until it is revoked.");
  }

  private Contexts existing(String name) {
    Contexts contexts = file.read();
    if (contexts.find(name).isEmpty()) {
      throw new UsageException("There is no context '" + name + "'. 'context list' lists them.");
    }
    return contexts;
  }
}
