package io.urumi.shell.command.access;

import io.urumi.client.http.ClientSettings;
import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.PlainTextCheck;
import io.urumi.shell.startup.TokenSource;
import org.jspecify.annotations.Nullable;

/** Finds the password of a user; it is never sent in plain text to another machine. */
public final class Passwords {
  private final GlobalOptions options;
  private final ClientSettings settings;

  /** Creates it for the control plane of the settings. */
  public Passwords(GlobalOptions options, ClientSettings settings) {
    this.options = options;
    this.settings = settings;
  }

  /**
   * Returns the password: that of the file, or what the user types.
   *
   * @throws UsageException when there is neither, or it would be sent without encryption
   */
  String of(String user, @Nullable String file, Invocation invocation) {
    PlainTextCheck.check(settings.url(), true, options.insecureHttp());
    if (file != null) {
      return TokenSource.text(FileNames.path(file));
    }
    if (invocation.prompter() == null) {
      throw new UsageException(
          "There is no terminal to ask for the password: use --password-file FILE.");
    }
    return invocation.prompter().askHidden("Password of " + user + " (it is not shown): ");
  }
}
