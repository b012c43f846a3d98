package io.urumi.shell.report.access;

import io.urumi.shell.context.Context;
import io.urumi.shell.context.Contexts;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.TextTable;
import java.util.List;
import java.util.Map;

/** The contexts, without their tokens. */
public record ContextTable(Contexts contexts) implements Report {

  /** A context as a document. */
  private record Item(String name, String url, boolean token, boolean current) {}

  @Override
  public Object document() {
    return Map.of("items", items());
  }

  private List<Item> items() {
    return contexts.byName().values().stream().map(this::item).toList();
  }

  private Item item(Context context) {
    return new Item(
        context.name(),
        context.url().toString(),
        context.token() != null,
        context.name().equals(contexts.currentName()));
  }

  @Override
  public void print(ReportPrinter printer) {
    if (contexts.byName().isEmpty()) {
      printer.line("You have not logged in to a control plane: 'login' does that.");
      return;
    }
    TextTable table = TextTable.of("NAME", "ADDRESS", "TOKEN", "IN USE");
    for (Item item : items()) {
      table.row(
          item.name(), item.url(), item.token() ? "stored" : "none", item.current() ? "yes" : "");
    }
    printer.table(table);
  }
}
