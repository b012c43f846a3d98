package io.urumi.shell.command.access;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.BearerToken;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.model.session.CurrentSession;
import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.context.Context;
import io.urumi.shell.context.ContextFile;
import io.urumi.shell.context.Contexts;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.access.LoginReport;
import io.urumi.shell.report.access.MessageReport;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.PlainTextCheck;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.TokenSource;
import io.urumi.shell.startup.XdgDirectories;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code login} and {@code logout}. */
public final class LoginCommands {
  /** Far longer than any token. */
  private static final int LONGEST_INPUT = 16 * 1024;

  private final GlobalOptions options;
  private final ProcessEnvironment environment;
  private final ClientSettings settings;
  private final ContextFile file;

  /** Creates the commands. */
  public LoginCommands(
      GlobalOptions options, ProcessEnvironment environment, ClientSettings settings) {
    this.options = options;
    this.environment = environment;
    this.settings = settings;
    file = new ContextFile(XdgDirectories.configuration(environment));
  }

  /** Checks a token, and stores it with the address of its control plane. */
  @Command(
      name = "login",
      group = "Access",
      description = "Check a token and store it with the address of its control plane")
  public Report login(
      @Option(longName = "name", description = "Name of the context; by default host and port")
          @Nullable String name,
      @Option(longName = "token-stdin", description = "Read the token from the standard input")
          boolean fromInput,
      Invocation invocation) {
    URI url = url(invocation);
    String text = token(fromInput, invocation);
    BearerToken token = TokenSource.parse(text, "what was entered");
    PlainTextCheck.check(url, true, options.insecureHttp());
    Context context =
        new Context(name == null ? Context.defaultName(url) : name, url, text.strip());
    CurrentSession caller =
        new ControlPlaneClient(settings.withUrl(url).withToken(token)).getSession();
    file.write(file.read().with(context).using(context.name()));
    return new LoginReport(caller, context, overridden());
  }

  private URI url(Invocation invocation) {
    if (options.url() != null) {
      return options.url();
    }
    if (options.context() != null || invocation.prompter() == null) {
      return settings.url();
    }
    String typed =
        invocation
            .prompter()
            .ask("Address of the control plane [" + settings.url() + "]: ")
            .strip();
    return typed.isEmpty() ? settings.url() : GlobalOptions.address(typed);
  }

  private String token(boolean fromInput, Invocation invocation) {
    if (options.tokenFile() != null) {
      return TokenSource.text(FileNames.path(options.tokenFile()));
    }
    if (fromInput) {
      return input();
    }
    if (invocation.prompter() == null) {
      throw new UsageException(
          "There is no terminal to ask for the token: use --token-file FILE or --token-stdin.");
    }
    return invocation.prompter().askHidden("Token (it is not shown): ");
  }

  private String input() {
    try {
      byte[] bytes = environment.in().readNBytes(LONGEST_INPUT);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UsageException("The standard input cannot be read.");
    }
  }

  /** The variable that hides the stored context from later commands; null for none. */
  private @Nullable String overridden() {
    for (String variable :
        new String[] {"URUMI_URL", "URUMI_CONTEXT", "URUMI_TOKEN", "URUMI_TOKEN_FILE"}) {
      if (!environment.variable(variable).isEmpty()) {
        return variable;
      }
    }
    return null;
  }

  /** Forgets the token of a context. */
  @Command(
      name = "logout",
      group = "Access",
      description = "Forget the token of the context in use; its address stays")
  public Report logout() {
    Contexts contexts = file.read();
    Context context =
        (options.context() == null ? contexts.current() : contexts.find(options.context()))
            .orElseThrow(() -> new UsageException("You are not logged in; no context is in use."));
    file.write(contexts.with(context.withoutToken()));
    return new MessageReport(
        "The token of the context "
            + context.name()
            + " is forgotten here, and still valid: 'token revoke' or the dashboard revokes it.");
  }
}
