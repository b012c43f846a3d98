package io.urumi.shell.view;

/** How an answer is written. */
public enum OutputFormat {
  /** For people. */
  TABLE,
  /** One JSON document; live commands write one document a line. */
  JSON,
  /** One YAML document; live commands start each with {@code ---}. */
  YAML
}
