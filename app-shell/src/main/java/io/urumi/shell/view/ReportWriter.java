package io.urumi.shell.view;

import java.time.Clock;

/** Writes a report in the requested format. */
public final class ReportWriter {
  private final Documents documents;
  private final Clock clock;

  /** Creates a writer; ages are relative to {@code clock}. */
  public ReportWriter(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** Writes a report. */
  public void write(Report report, OutputFormat format, Console console) {
    if (format == OutputFormat.TABLE) {
      report.print(new ReportPrinter(console, clock.instant()));
    } else {
      console.out().println(documents.pretty(report.document(), format));
    }
    console.out().flush();
  }

  /** Writes one document of a series; not for tables. */
  public void stream(Object document, OutputFormat format, Console console) {
    console.out().println(documents.streamed(document, format));
    console.out().flush();
  }
}
