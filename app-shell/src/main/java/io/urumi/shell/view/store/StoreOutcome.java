package io.urumi.shell.view.store;

import io.urumi.client.model.store.Store;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.SimulationNotice;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;

/**
 * What came of asking for something: one headline, then the address or the failure.
 *
 * @param headline what happened, without the store's name
 * @param next what can be typed next; empty for nothing
 */
public record StoreOutcome(Store store, Style style, String headline, String next)
    implements Report {

  @Override
  public Object document() {
    return store;
  }

  @Override
  public void print(ReportPrinter sheet) {
    sheet.line(
        sheet.paint(style, headline)
            + "  "
            + Text.plain(store.name())
            + " ("
            + store.subdomain()
            + ")");
    if (store.is("READY") && store.url() != null) {
      sheet.line("Shop:   " + Text.plain(store.url()));
      if (store.adminUrl() != null) {
        sheet.line("Admin:  " + Text.plain(store.adminUrl()));
      }
    }
    FailureText.print(store, sheet);
    if (store.simulated()) {
      sheet.line(Style.CAUTION, SimulationNotice.WARNING);
    }
    if (!next.isEmpty()) {
      sheet.line(Style.DIM, "Next:   " + next);
    }
  }
}
