package io.urumi.shell.report;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes documents as JSON or YAML, both with the same members. */
public final class Documents {
  private final Supplier<JsonMapper> json;
  private @Nullable YAMLMapper yaml;

  /** Creates the writer; {@code json} supplies the mapper when it is needed. */
  public Documents(Supplier<JsonMapper> json) {
    this.json = json;
  }

  /** Returns the document on several lines, without a line break at the end. */
  public String pretty(Object document, OutputFormat format) {
    return format == OutputFormat.YAML
        ? yaml().writeValueAsString(document).stripTrailing()
        : indented().writeValueAsString(document);
  }

  /** Returns one document of a series: a line of JSON, or YAML after {@code ---}. */
  public String streamed(Object document, OutputFormat format) {
    return format == OutputFormat.YAML
        ? "---\n" + pretty(document, format)
        : json.get().writeValueAsString(document);
  }

  private ObjectWriter indented() {
    return json.get().writer().with(SerializationFeature.INDENT_OUTPUT);
  }

  private YAMLMapper yaml() {
    if (yaml == null) {
      yaml =
          YAMLMapper.builder()
              .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
              .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
              .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .changeDefaultPropertyInclusion(value ->
                  value.withValueInclusion(
                      com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
              .build();
    }
    return yaml;
  }
}
