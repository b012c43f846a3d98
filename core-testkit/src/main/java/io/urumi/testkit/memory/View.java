package io.urumi.testkit.memory;

/** Whose rows a query sees. */
enum View {
  /** What is committed. */
  COMMITTED,
  /** That, and what the open transaction has written: only for those within it. */
  OWN
}
