package io.urumi.shell.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A size a store can have. {@code isDefault} is used when none is named. */
public record Plan(
    String name,
    @Nullable String title,
    @Nullable String description,
    @JsonProperty("default") boolean isDefault,
    Map<String, Object> resources) {

  public Plan {
    resources = resources == null ? Map.of() : new LinkedHashMap<>(resources);
  }
}
