package io.urumi.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * A request to the API server, named in the sentence that reports its failure.
 *
 * @param verb Kubernetes' verb, for example {@code create}
 * @param namespace null for an object of the cluster, or for all namespaces
 * @param name null for a whole collection
 */
public record ApiRequest(
    String verb, ResourceType<?, ?> type, @Nullable String namespace, @Nullable String name) {

  /** For example {@code create the Secret store-credentials in namespace store-alpha}. */
  public String action() {
    return verb + " " + object();
  }

  /** For example {@code the Secret store-credentials in namespace store-alpha}. */
  public String object() {
    String what = name == null ? "the " + type.plural() : "the " + type.kind() + " " + name;
    return namespace == null ? what : what + " in namespace " + namespace;
  }

  /** The namespace that the request is about; empty when there is none. */
  public String affectedNamespace() {
    if (type.isNamespace()) {
      return name == null ? "" : name;
    }
    return namespace == null ? "" : namespace;
  }
}
