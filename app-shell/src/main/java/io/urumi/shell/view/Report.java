package io.urumi.shell.view;

/** An answer: as a document for programs, and as text for people. */
public interface Report {

  /** What JSON and YAML show: the control plane's own shapes. */
  Object document();

  /** Writes it for people. */
  void print(ReportPrinter sheet);
}
