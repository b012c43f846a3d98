package io.urumi.shell.report;

/** The icons of steps and conditions. */
public final class StatusIcons {
  private StatusIcons() {}

  /** Returns the icon of an outcome or status. */
  public static String of(String outcome, Console console) {
    return switch (outcome) {
      case "SUCCEEDED", "TRUE" -> console.paint(Style.GOOD, console.sign("✓", "+"));
      case "FAILED", "FALSE" -> console.paint(Style.BAD, console.sign("✗", "x"));
      case "INTERRUPTED" -> console.paint(Style.CAUTION, console.sign("↺", "~"));
      case "RUNNING" -> console.paint(Style.BUSY, console.sign("▸", ">"));
      default -> console.paint(Style.DIM, console.sign("·", "-"));
    };
  }
}
