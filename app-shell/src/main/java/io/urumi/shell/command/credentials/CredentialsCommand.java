package io.urumi.shell.command.credentials;

import io.urumi.client.ControlPlaneClient;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.command.store.StoreLookup;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.store.CredentialsReport;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store credentials}. */
public final class CredentialsCommand {
  private final ControlPlaneClient client;
  private final StoreLookup lookup;

  /** Creates the command, which calls {@code client}. */
  public CredentialsCommand(ControlPlaneClient client, StoreLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Shows what the shop's administrator signs in with, on a terminal or when told to. */
  @Command(
      name = {"store", "credentials"},
      group = "Stores",
      description = "Show what the shop's administrator signs in with")
  public Report credentials(
      @Argument(index = 0, description = "Id or subdomain") String store,
      @Option(longName = "show", description = "Show it although the output is not a terminal")
          boolean show,
      Invocation invocation) {
    if (!show && !invocation.console().live()) {
      throw new UsageException(
          "The output is not a terminal, and the password would be written to it; add --show to do that.");
    }
    return new CredentialsReport(client.revealCredentials(lookup.find(store).id()));
  }
}
