package io.urumi.shell.startup;

import io.urumi.client.http.BearerToken;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.context.Context;
import io.urumi.shell.context.ContextFile;
import io.urumi.shell.context.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The control plane that commands are sent to.
 *
 * @param token null for none
 */
public record ControlPlaneAddress(URI url, @Nullable BearerToken token) {
  private static final URI DEFAULT_URL = URI.create(GlobalOptions.DEFAULT_URL);

  /**
   * Finds address and token: by option, variable, context, and default, the first that there is. A
   * token of a context is sent to its address only.
   *
   * @throws UsageException when a file has an unusable content or can be used by other accounts, or
   *     the token would be sent in plain text to another machine
   */
  public static ControlPlaneAddress find(GlobalOptions options, ProcessEnvironment environment) {
    @Nullable BearerToken given = TokenSource.given(options, environment);
    @Nullable Context context = context(options, environment, given != null);
    URI url = url(options, context);
    @Nullable BearerToken token = given != null ? given : stored(context, url, environment);
    PlainTextCheck.check(url, token != null, options.insecureHttp());
    return new ControlPlaneAddress(url, token);
  }

  private static @Nullable Context context(
      GlobalOptions options, ProcessEnvironment environment, boolean hasToken) {
    if (options.url() != null && hasToken) {
      return null;
    }
    var contexts = new ContextFile(XdgDirectories.configuration(environment)).read();
    if (options.url() != null) {
      return contexts.at(options.url()).orElse(null);
    }
    @Nullable String name = options.context();
    return name == null
        ? contexts.current().orElse(null)
        : contexts
            .find(name)
            .orElseThrow(() ->
                new UsageException(
                    "There is no context '" + name + "'. 'context list' lists them."));
  }

  private static URI url(GlobalOptions options, @Nullable Context context) {
    if (options.url() != null) {
      return options.url();
    }
    return context == null ? DEFAULT_URL : context.url();
  }

  private static @Nullable BearerToken stored(
      @Nullable Context context, URI url, ProcessEnvironment environment) {
    if (context != null && context.token() != null) {
      return TokenSource.parse(context.token(), "the context " + context.name());
    }
    @Nullable BearerToken token = context == null ? TokenSource.ofDefaultFile(environment) : null;
    return token == null && PlainTextCheck.isLoopback(url.getHost())
        ? ofOwnControlPlane(environment)
        : token;
  }

  /** The API token that a control plane of the same account has written into its data directory. */
  private static @Nullable BearerToken ofOwnControlPlane(ProcessEnvironment environment) {
    String named = environment.variable("URUMI_HOME");
    Path home = named.isEmpty() ? environment.home().resolve(".urumi") : Path.of(named);
    Path file = home.resolve("api-token");
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try {
      PrivateFile.check(file);
      return TokenSource.parse(Files.readString(file), file.toString());
    } catch (IOException unreadable) {
      throw new UsageException("The file " + file + " cannot be read.");
    }
  }
}
