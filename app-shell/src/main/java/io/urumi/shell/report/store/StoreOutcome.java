package io.urumi.shell.report.store;

import io.urumi.client.model.store.Store;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.SimulationNotice;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;

/**
 * The result of a request for a store: a headline, then the address or the failure.
 *
 * @param headline the result, without the store's name
 * @param next the command to suggest; empty for none
 */
public record StoreOutcome(Store store, Style style, String headline, String next)
    implements Report {

  @Override
  public Object document() {
    return store;
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.line(
        printer.paint(style, headline)
            + "  "
            + Text.plain(store.name())
            + " ("
            + store.subdomain()
            + ")");
    if (store.is("READY") && store.url() != null) {
      printer.line("Shop:   " + Text.plain(store.url()));
      if (store.adminUrl() != null) {
        printer.line("Admin:  " + Text.plain(store.adminUrl()));
      }
    }
    FailureText.print(store, printer);
    if (store.simulated()) {
      printer.line(Style.CAUTION, SimulationNotice.WARNING);
    }
    if (!next.isEmpty()) {
      printer.line(Style.DIM, "Next:   " + next);
    }
  }
}
