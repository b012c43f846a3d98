package io.urumi.shell.execution;

/** The shell's version, from the manifest of its jar. */
public final class ShellVersion {
  private ShellVersion() {}

  /** Returns the version; a remark when the shell does not run from a jar. */
  public static String get() {
    String version = ShellVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(from its classes)" : version;
  }
}
