package io.urumi.shell.startup;

import java.nio.file.Path;

/** The user's directories by the XDG base directory specification. */
public final class XdgDirectories {
  private XdgDirectories() {}

  /** Returns the shell's configuration directory. */
  public static Path configuration(ProcessEnvironment environment) {
    return of(environment, "XDG_CONFIG_HOME", ".config");
  }

  /** Returns the shell's state directory. */
  public static Path state(ProcessEnvironment environment) {
    return of(environment, "XDG_STATE_HOME", ".local/state");
  }

  private static Path of(ProcessEnvironment environment, String variable, String usual) {
    String named = environment.variable(variable);
    Path base = named.isEmpty() ? environment.home().resolve(usual) : Path.of(named);
    return base.resolve("urumi");
  }
}
