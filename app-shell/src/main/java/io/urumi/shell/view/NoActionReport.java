package io.urumi.shell.view;

import java.util.Map;

/** The user thought better of it. */
public record NoActionReport(String message) implements Report {

  @Override
  public Object document() {
    return Map.of("message", message);
  }

  @Override
  public void print(ReportPrinter sheet) {
    sheet.line(Style.CAUTION, message);
  }
}
