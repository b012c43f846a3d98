package io.urumi.shell.report;

import java.util.Map;

/** The report of a command that the user did not confirm. */
public record NoActionReport(String message) implements Report {

  @Override
  public Object document() {
    return Map.of("message", message);
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.line(Style.CAUTION, message);
  }
}
