package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.store.StoreOutcome;
import java.time.Duration;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

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
      @Option(
              longName = "wait",
              shortName = 'w',
              description = "Show the steps until the store is ready")
          boolean wait,
      @Option(longName = "timeout", description = "How long to wait at most", defaultValue = "10m")
          Duration timeout,
      Invocation invocation) {
    WaitTimeout.requirePositive(timeout);
    Store found = lookup.find(store);
    StoreWaiter waiter =
        new StoreWaiter(client, Progress.on(invocation.console(), invocation.format()));
    if (wait) {
      waiter.onlyNewSteps(found.id());
    }
    Store retried = client.retryStore(found.id());
    if (!wait) {
      return new CommandResult(
          new StoreOutcome(
              retried, Style.BUSY, "Retry requested.", "store watch " + retried.subdomain()),
          ExitCode.OK);
    }
    StoreWaiter.WaitResult ending = waiter.await(retried, WaitGoal.READY, timeout);
    return WaitReport.of(ending, WaitGoal.READY, timeout, Text.took(ending.waited()));
  }
}
