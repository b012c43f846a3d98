package io.urumi.kubernetes.credentials;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Credentials that a program prints. */
final class ExecCredentials implements CredentialsSource {
  private final ExecPlugin plugin;

  ExecCredentials(ExecPlugin plugin) {
    this.plugin = plugin;
  }

  @Override
  public Credentials load() throws CredentialsException {
    return ExecCredentialParser.parse(plugin, plugin.run());
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public @Nullable Duration maxAge() {
    return null;
  }
}
