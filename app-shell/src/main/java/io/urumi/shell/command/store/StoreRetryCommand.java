package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.report.Text;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/** {@code store retry}. */
public final class StoreRetryCommand {
  private final ControlPlaneClient client;
  private final StoreLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public StoreRetryCommand(ControlPlaneClient client, StoreLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Requests a retry; with {@code wait}, waits until the store is ready or failed again. */
  @Command(
      name = {"store", "retry"},
      group = "Stores",
      description = "Retry a failed store")
  public CommandResult retry(
      @Argument(index = 0, description = "Id or subdomain") String store,
      WaitOptions options,
      Invocation invocation) {
    return new WaitOptions.Change(
            client, "Retry requested.", WaitGoal.READY, result -> Text.took(result.waited()))
        .request(lookup.find(store), it -> client.retryStore(it.id()), options, invocation);
  }
}
