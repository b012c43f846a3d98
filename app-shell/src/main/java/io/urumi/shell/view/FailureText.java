package io.urumi.shell.view;

import io.urumi.shell.client.model.Failure;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.Sheet.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store's failure: cause, detail, what to do. */
final class FailureText {
  private FailureText() {}

  static void print(Store store, Sheet sheet) {
    @Nullable Failure failure = store.failure();
    if (failure == null) {
      return;
    }
    sheet.line(Style.BAD, "Cause: " + Text.plain(failure.message()) + " (" + failure.code() + ")");
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Detail", failure.detail()));
    fields.add(Field.of("Fix", failure.remedy()));
    if (store.is("FAILED")) {
      fields.add(Field.of("Then", "store retry " + store.subdomain()));
    }
    sheet.fields(fields);
  }
}
