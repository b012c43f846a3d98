package io.urumi.shell.command;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.StoreOutcomeReport;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import java.time.Duration;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store retry}. */
public final class StoreRetryCommand {
  private final ControlPlane plane;
  private final StoreLookup lookup;

  /** Asks {@code plane}. */
  public StoreRetryCommand(ControlPlane plane, StoreLookup lookup) {
    this.plane = plane;
    this.lookup = lookup;
  }

  /** Asks to try again; with {@code wait} stays until it is ready or failed again. */
  @Command(
      name = {"store", "retry"},
      group = "Stores",
      description = "Try a failed store again")
  public Verdict retry(
      @Argument(index = 0, description = "Id or subdomain") String store,
      @Option(longName = "wait", shortName = 'w', description = "Show the steps until it is ready")
          boolean wait,
      @Option(longName = "timeout", description = "How long to wait", defaultValue = "10m")
          Duration timeout,
      Invocation invocation) {
    Waiting.requirePositive(timeout);
    Store found = lookup.find(store);
    StoreWaiter waiter =
        new StoreWaiter(plane, Progress.on(invocation.console(), invocation.format()));
    if (wait) {
      waiter.onlyNewSteps(found.id());
    }
    Store retried = plane.retryStore(found.id());
    if (!wait) {
      return new Verdict(
          new StoreOutcomeReport(
              retried, Style.BUSY, "Retry requested.", "store watch " + retried.subdomain()),
          ExitCode.OK);
    }
    StoreWaiter.Ending ending = waiter.await(retried, Goal.READY, timeout);
    return WaitVerdicts.of(ending, Goal.READY, timeout, Text.took(ending.waited()));
  }
}
