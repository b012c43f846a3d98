package io.urumi.shell.command.access;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.model.token.Token;
import io.urumi.client.model.token.TokenList;
import io.urumi.client.model.token.TokenRequest;
import io.urumi.client.session.PasswordSession;
import io.urumi.client.session.TokenOperations;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Confirmation;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.report.NoActionReport;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.access.MessageReport;
import io.urumi.shell.report.access.NewTokenReport;
import io.urumi.shell.report.access.TokenTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/**
 * {@code token list|create|revoke}. A token neither creates nor sees tokens of its user: with
 * {@code --user}, the user signs in for the one command.
 */
public final class TokenCommands {
  private final ControlPlaneClient client;
  private final ClientSettings settings;
  private final InstantSource clock;
  private final Passwords passwords;

  /** Creates the commands, which call {@code client}, or sign in with its settings. */
  public TokenCommands(
      ControlPlaneClient client,
      ClientSettings settings,
      InstantSource clock,
      Passwords passwords) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.passwords = passwords;
  }

  /** Lists tokens. */
  @Command(
      name = {"token", "list"},
      group = "Access",
      description = "List tokens with their expiry and last use")
  public Report list(
      @Option(longName = "all", description = "Those of all users, for administrators") boolean all,
      UserOptions user,
      Invocation invocation) {
    return new TokenTable(with(user, invocation, tokens -> tokens.list(all)));
  }

  /** Creates a token. */
  @Command(
      name = {"token", "create"},
      group = "Access",
      description = "Create a token; its secret is shown once")
  public Report create(
      @Argument(index = 0, description = "Name, after what uses the token") String name,
      @Option(
              longName = "scopes",
              required = true,
              description = "Permissions, for example store.read,store.create")
          String scopes,
      @Option(
              longName = "expires",
              defaultValue = "30d",
              description = "Until it expires, at most 366d")
          Duration expires,
      UserOptions user,
      Invocation invocation) {
    if (user.user() == null) {
      throw new UsageException("Tokens belong to users: add --user NAME, whose password is asked.");
    }
    List<String> codes =
        Arrays.stream(scopes.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    TokenRequest request = new TokenRequest(name, codes, clock.instant().plus(expires));
    return new NewTokenReport(with(user, invocation, tokens -> tokens.create(request)));
  }

  /** Revokes a token, after the user's confirmation. */
  @Command(
      name = {"token", "revoke"},
      group = "Access",
      description = "Revoke a token; programs with it are refused from then on")
  public CommandResult revoke(
      @Argument(index = 0, description = "Name or id of the token") String token,
      @Option(longName = "all", description = "Also one of another user, for administrators")
          boolean all,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask for confirmation")
          boolean yes,
      UserOptions user,
      Invocation invocation) {
    return with(
        user,
        invocation,
        tokens -> {
          Token found = find(tokens.list(all), token);
          if (!yes && !confirmed(found, invocation)) {
            return new CommandResult(new NoActionReport("Nothing was revoked."), ExitCode.FAILED);
          }
          tokens.revoke(found.id());
          return new CommandResult(
              new MessageReport("Revoked " + Text.plain(found.name()) + "."), ExitCode.OK);
        });
  }

  private <T> T with(UserOptions user, Invocation invocation, Function<TokenOperations, T> work) {
    @Nullable String name = user.user();
    if (name == null) {
      return work.apply(client.tokens());
    }
    String password = passwords.of(name, user.passwordFile(), invocation);
    try (PasswordSession session = PasswordSession.begin(settings, name, password)) {
      return work.apply(session.tokens());
    }
  }

  private static Token find(TokenList list, String token) {
    List<Token> found =
        list.items().stream()
            .filter(each -> each.id().equals(token) || each.name().equals(token))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new UsageException(
        found.isEmpty()
            ? "There is no token '" + token + "'. 'token list' lists them; see --user and --all."
            : "Several tokens have the name '" + token + "'. Give the id.");
  }

  private static boolean confirmed(Token token, Invocation invocation) {
    return Confirmation.typed(
        token.name(),
        "Revoke the token " + Text.plain(token.name()) + "? Type its name to confirm: ",
        invocation);
  }
}
