package io.urumi.shell.report.access;

import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import java.util.Map;

/** That something was done. */
public record MessageReport(String message) implements Report {

  @Override
  public Object document() {
    return Map.of("message", message);
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.line(message);
  }
}
