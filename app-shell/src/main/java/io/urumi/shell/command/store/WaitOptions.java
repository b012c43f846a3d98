package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.report.Progress;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.store.StoreOutcome;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.shell.core.command.annotation.Option;

/** The options of every command that can wait for what it requested. */
public record WaitOptions(
    @Option(longName = "wait", shortName = 'w', description = "Show the steps until the end")
        boolean untilEnd,
    @Option(longName = "timeout", description = "How long to wait at most", defaultValue = "10m")
        Duration timeout) {

  public WaitOptions {
    requirePositive(timeout);
  }

  static void requirePositive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new UsageException("--timeout must be positive, for example 90s or 5m.");
    }
  }

  /**
   * A request that changes an existing store.
   *
   * @param headline the report when the command does not wait
   * @param goal what the command waits for otherwise
   * @param readyIn the duration to show when the store is ready
   */
  record Change(
      ControlPlaneClient client,
      String headline,
      WaitGoal goal,
      Function<StoreWaiter.WaitResult, String> readyIn) {

    /** Requests the change of {@code store}; waits for it, if the options say so. */
    CommandResult request(
        Store store, UnaryOperator<Store> request, WaitOptions options, Invocation invocation) {
      if (!options.untilEnd()) {
        Store changed = request.apply(store);
        return new CommandResult(
            new StoreOutcome(changed, Style.BUSY, headline, "store watch " + changed.subdomain()),
            ExitCode.OK);
      }
      StoreWaiter waiter =
          new StoreWaiter(
                  client, Progress.on(invocation.console(), invocation.format()), store.id())
              .onlyNewSteps();
      StoreWaiter.WaitResult result = waiter.await(request.apply(store), goal, options.timeout());
      return WaitReport.of(result, goal, options.timeout(), readyIn.apply(result));
    }
  }
}
