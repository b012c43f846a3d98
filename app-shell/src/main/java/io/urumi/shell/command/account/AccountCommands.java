package io.urumi.shell.command.account;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.team.Account;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.command.Pages;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.account.AccountDetails;
import io.urumi.shell.report.account.AccountTable;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code account list|disable|enable|grant|revoke}. */
public final class AccountCommands {
  private static final int PAGE = 200;

  private final ControlPlaneClient client;

  /** Creates the commands, which call {@code client}. */
  public AccountCommands(ControlPlaneClient client) {
    this.client = client;
  }

  /** Lists accounts. */
  @Command(
      name = {"account", "list"},
      group = "Teams",
      description = "List the accounts of users")
  public Report list(PageOptions page) {
    return new AccountTable(page.read(client::listAccounts));
  }

  /** Disables an account. */
  @Command(
      name = {"account", "disable"},
      group = "Teams",
      description = "Prevent an account from signing in, and end its sessions")
  public Report disable(
      @Argument(index = 0, description = "The name of the account, or its id") String account) {
    return new AccountDetails(client.disableAccount(id(account)));
  }

  /** Enables an account. */
  @Command(
      name = {"account", "enable"},
      group = "Teams",
      description = "Let an account sign in again")
  public Report enable(
      @Argument(index = 0, description = "The name of the account, or its id") String account) {
    return new AccountDetails(client.enableAccount(id(account)));
  }

  /** Gives a role of the platform. */
  @Command(
      name = {"account", "grant"},
      group = "Teams",
      description = "Give an account a role of the platform")
  public Report grant(
      @Argument(index = 0, description = "The name of the account, or its id") String account,
      @Option(longName = "role", shortName = 'r', required = true, description = "The role")
          PlatformRole role) {
    return new AccountDetails(client.grantPlatformRole(id(account), role.name()));
  }

  /** Takes a role of the platform away. */
  @Command(
      name = {"account", "revoke"},
      group = "Teams",
      description = "Take a role of the platform away")
  public Report revoke(
      @Argument(index = 0, description = "The name of the account, or its id") String account,
      @Option(longName = "role", shortName = 'r', required = true, description = "The role")
          PlatformRole role) {
    return new AccountDetails(client.revokePlatformRole(id(account), role.name()));
  }

  private String id(String nameOrId) {
    List<Account> named =
        Pages.find(nameOrId, Account::id, Account::name, after -> client.listAccounts(after, PAGE));
    if (named.isEmpty()) {
      throw new UsageException("There is no account '" + nameOrId + "'; see 'account list'.");
    }
    if (named.size() > 1) {
      // Users of a provider choose their names: one must not be taken for another.
      throw new UsageException(
          named.size()
              + " accounts have the name '"
              + nameOrId
              + "'; give the id: "
              + named.stream().map(Account::id).collect(Collectors.joining(", "))
              + ".");
    }
    return named.getFirst().id();
  }
}
