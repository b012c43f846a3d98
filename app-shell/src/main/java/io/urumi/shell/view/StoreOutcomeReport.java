package io.urumi.shell.view;

import io.urumi.shell.client.model.Store;

/**
 * What came of asking for something: one headline, then the address or the failure.
 *
 * @param headline what happened, without the store's name
 * @param next what can be typed next; empty for nothing
 */
public record StoreOutcomeReport(Store store, Style style, String headline, String next)
    implements Report {

  @Override
  public Object document() {
    return store;
  }

  @Override
  public void print(Sheet sheet) {
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
      sheet.line(Style.CAUTION, Simulation.WARNING);
    }
    if (!next.isEmpty()) {
      sheet.line(Style.DIM, "Next:   " + next);
    }
  }
}
