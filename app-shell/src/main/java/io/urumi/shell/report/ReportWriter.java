package io.urumi.shell.report;

import java.time.InstantSource;

/** Writes a report in the requested format. */
public final class ReportWriter {
  private final Documents documents;
  private final InstantSource clock;

  /** Creates a writer; ages are relative to {@code clock}. */
  public ReportWriter(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** Writes a report. */
  public void write(Report report, OutputFormat format, Console console) {
    if (format == OutputFormat.TABLE) {
      report.print(new ReportPrinter(console, clock));
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
