package io.urumi.shell.report.access;

import io.urumi.client.model.session.CurrentSession;
import io.urumi.shell.context.Context;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who the user is for the control plane, and the context that was stored.
 *
 * @param overridden a variable that later commands use instead of the context; null for none
 */
public record LoginReport(CurrentSession caller, Context context, @Nullable String overridden)
    implements Report {

  @Override
  public Object document() {
    return caller;
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.line(
        Style.GOOD, "Logged in to " + context.url() + " as " + Text.plain(caller.name()) + ".");
    printer.line("The context " + context.name() + " is used from the next start of the shell on.");
    if (overridden != null) {
      printer.line(
          Style.CAUTION, "The variable " + overridden + " is set and takes precedence; unset it.");
    }
  }
}
