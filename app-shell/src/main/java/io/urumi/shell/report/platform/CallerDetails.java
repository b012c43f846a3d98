package io.urumi.shell.report.platform;

import io.urumi.client.model.session.CurrentSession;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Who the requests to the control plane at {@code url} are made by. */
public record CallerDetails(CurrentSession caller, URI url) implements Report {

  @Override
  public Object document() {
    return caller;
  }

  @Override
  public void print(ReportPrinter printer) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Control plane", url));
    fields.add(Field.of("Name", caller.name()));
    fields.add(Field.of("Kind", caller.principalKind()));
    fields.add(Field.of("Id", caller.principalId()));
    fields.add(Field.of("Roles", String.join(", ", caller.platformRoles())));
    fields.add(Field.of("Sign-in", caller.signIn() ? "users sign in" : "off"));
    printer.fields(fields);
  }
}
