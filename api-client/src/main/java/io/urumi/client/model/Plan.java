package io.urumi.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A size of a store; the default plan is used when a request names none. */
public record Plan(
    String name,
    @Nullable String title,
    @Nullable String description,
    @JsonProperty("default") boolean isDefault,
    @Nullable PlanResources resources) {

  /** The quota of a store of this plan, as Kubernetes quantities. */
  public record PlanResources(
      @Nullable String cpu, @Nullable String memory, @Nullable String storage) {}
}
