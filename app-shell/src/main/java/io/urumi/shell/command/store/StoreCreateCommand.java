package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.store.CreateStoreRequest;
import io.urumi.client.model.store.Store;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.command.team.TeamLookup;
import io.urumi.shell.report.Progress;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.store.StoreOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store create}. */
public final class StoreCreateCommand {
  private final ControlPlaneClient client;
  private final TeamLookup teams;

  /** Creates the commands, which call {@code client}. */
  public StoreCreateCommand(ControlPlaneClient client, TeamLookup teams) {
    this.client = client;
    this.teams = teams;
  }

  /** Requests a store; with {@code wait}, waits until it is ready or failed. */
  @Command(
      name = {"store", "create"},
      group = "Stores",
      description = "Create a store")
  public CommandResult create(
      @Argument(index = 0, description = "The store's name; same as --name")
          @Nullable String nameArgument,
      @Option(longName = "name", description = "The store's name, as customers see it")
          @Nullable String nameOption,
      @Option(
              longName = "subdomain",
              shortName = 's',
              required = true,
              description = "The shop's address: <subdomain>.<host suffix>")
          String subdomain,
      @Option(longName = "plan", shortName = 'p', description = "The plan; 'plan list' lists them")
          @Nullable String plan,
      @Option(
              longName = "team",
              shortName = 't',
              description = "The team that owns it, id or name; needed by members of several")
          @Nullable String team,
      WaitOptions options,
      @Option(
              longName = "idempotency-key",
              description = "Repeat an earlier attempt: the same key never creates a second store")
          @Nullable String idempotencyKey,
      Invocation invocation) {
    String name = name(nameArgument, nameOption);
    String key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    Store store = request(new CreateStoreRequest(name, subdomain, plan, teamId(team)), key);
    if (!options.untilEnd()) {
      return new CommandResult(
          new StoreOutcome(store, Style.BUSY, "Requested.", "store watch " + store.subdomain()),
          ExitCode.OK);
    }
    Progress progress = Progress.on(invocation.console(), invocation.format());
    progress.line("Requested  " + Text.plain(store.name()) + " (" + store.id() + ")");
    StoreWaiter.WaitResult result =
        new StoreWaiter(client, progress, store.id())
            .await(store, WaitGoal.READY, options.timeout());
    return WaitReport.of(
        result,
        WaitGoal.READY,
        options.timeout(),
        ReadyDuration.tookToReady(result.store(), result.waited()));
  }

  private @Nullable String teamId(@Nullable String team) {
    return team == null ? null : teams.team(team).id();
  }

  private Store request(CreateStoreRequest store, String key) {
    try {
      return client.createStore(store, key);
    } catch (UnreachableException e) {
      if (e.mayHaveArrived()) {
        throw new OutcomeUnknownException(
            e,
            "It is not known whether the store was requested. Repeat the command with "
                + "--idempotency-key "
                + key
                + " to create the store at most once.");
      }
      throw e;
    }
  }

  private static String name(@Nullable String argument, @Nullable String option) {
    if (argument != null && option != null && !argument.equals(option)) {
      throw new UsageException(
          "The name is given twice: '" + argument + "' and --name '" + option + "'. Use one.");
    }
    if (argument == null && option == null) {
      throw new UsageException(
          "The store's name is missing: store create \"Alpha Shop\" --subdomain alpha");
    }
    return argument != null ? argument : String.valueOf(option);
  }
}
