package io.urumi.shell.report;

/** The format of the output. */
public enum OutputFormat {
  /** Text for a terminal. */
  TABLE,
  /** One JSON document; live commands write one document per line. */
  JSON,
  /** One YAML document; live commands start each with {@code ---}. */
  YAML
}
