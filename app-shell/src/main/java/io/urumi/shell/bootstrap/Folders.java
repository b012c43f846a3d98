package io.urumi.shell.bootstrap;

import java.nio.file.Path;

/** The user's folders, as the XDG base directory specification places them. */
final class Folders {
  private Folders() {}

  static Path configuration(Surroundings surroundings) {
    return of(surroundings, "XDG_CONFIG_HOME", ".config");
  }

  static Path state(Surroundings surroundings) {
    return of(surroundings, "XDG_STATE_HOME", ".local/state");
  }

  private static Path of(Surroundings surroundings, String variable, String usual) {
    String named = surroundings.variable(variable);
    Path base = named.isEmpty() ? surroundings.home().resolve(usual) : Path.of(named);
    return base.resolve("urumi");
  }
}
