package io.urumi.shell.startup;

import java.nio.file.Path;

/** The user's folders, as the XDG base directory specification places them. */
public final class XdgDirectories {
  private XdgDirectories() {}

  public static Path configuration(ProcessEnvironment surroundings) {
    return of(surroundings, "XDG_CONFIG_HOME", ".config");
  }

  public static Path state(ProcessEnvironment surroundings) {
    return of(surroundings, "XDG_STATE_HOME", ".local/state");
  }

  private static Path of(ProcessEnvironment surroundings, String variable, String usual) {
    String named = surroundings.variable(variable);
    Path base = named.isEmpty() ? surroundings.home().resolve(usual) : Path.of(named);
    return base.resolve("urumi");
  }
}
