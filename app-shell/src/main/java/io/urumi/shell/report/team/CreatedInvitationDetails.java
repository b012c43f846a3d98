package io.urumi.shell.report.team;

import io.urumi.client.model.team.CreatedInvitation;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Text;
import java.net.URI;
import java.util.List;

/**
 * A new invitation with its link, which is shown once.
 *
 * @param url the address of the control plane
 */
public record CreatedInvitationDetails(CreatedInvitation created, URI url) implements Report {

  @Override
  public Object document() {
    return created;
  }

  @Override
  public void print(ReportPrinter printer) {
    String address = url.toString();
    String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    printer.fields(
        List.of(
            Field.of("Role", Text.titled(created.invitation().role())),
            Field.of("Valid until", Text.moment(created.invitation().expiresAt())),
            Field.of("Link", base + created.path())));
    printer.line("Give the link to the person you invite. It is shown only now, and used once.");
  }
}
