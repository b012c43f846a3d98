package io.urumi.shell.report;

/** The meaning of a text; on a terminal each meaning has its colour. */
public enum Style {
  GOOD("32"),
  BAD("31"),
  BUSY("36"),
  CAUTION("33"),
  DIM("2"),
  STRONG("1");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Returns the text in this style's colour. */
  public String paint(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  /** Returns the style of a phase, an outcome or a condition's status. */
  public static Style of(String state) {
    return switch (state) {
      case "READY", "SUCCEEDED", "ACCEPTED", "TRUE" -> GOOD;
      case "FAILED", "REFUSED", "FALSE" -> BAD;
      case "DEGRADED", "INTERRUPTED" -> CAUTION;
      case "REQUESTED", "PROVISIONING", "DELETING", "RUNNING" -> BUSY;
      default -> DIM;
    };
  }
}
