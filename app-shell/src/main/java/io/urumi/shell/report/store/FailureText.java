package io.urumi.shell.report.store;

import io.urumi.client.model.store.Failure;
import io.urumi.client.model.store.Store;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cause, the detail and the remedy of a failure. */
final class FailureText {
  private FailureText() {}

  static void print(Store store, ReportPrinter printer) {
    @Nullable Failure failure = store.failure();
    if (failure == null) {
      return;
    }
    printer.line(
        Style.BAD, "Cause: " + Text.plain(failure.message()) + " (" + failure.code() + ")");
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Detail", failure.detail()));
    fields.add(Field.of("Fix", failure.remedy()));
    if (store.is("FAILED")) {
      fields.add(Field.of("Then", "store retry " + store.subdomain()));
    }
    printer.fields(fields);
  }
}
