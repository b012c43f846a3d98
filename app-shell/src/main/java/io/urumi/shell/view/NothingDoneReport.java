package io.urumi.shell.view;

import java.util.Map;

/** The user thought better of it. */
public record NothingDoneReport(String message) implements Report {

  @Override
  public Object document() {
    return Map.of("message", message);
  }

  @Override
  public void print(Sheet sheet) {
    sheet.line(Style.CAUTION, message);
  }
}
