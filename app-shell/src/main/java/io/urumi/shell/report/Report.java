package io.urumi.shell.report;

/** The result of a command, as a document for JSON and YAML and as text. */
public interface Report {

  /** Returns the document, with the members of the control plane's API. */
  Object document();

  /** Prints it as text. */
  void print(ReportPrinter printer);
}
