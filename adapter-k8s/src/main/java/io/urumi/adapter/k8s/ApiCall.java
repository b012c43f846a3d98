package io.urumi.adapter.k8s;

import org.jspecify.annotations.Nullable;

/**
 * What was asked of the API server, for the sentence that says that it failed.
 *
 * @param verb Kubernetes' verb, for example {@code create}
 * @param namespace null for an object of the cluster, or all namespaces
 * @param name null for a whole collection
 */
record ApiCall(String verb, ResourceKind kind, @Nullable String namespace, @Nullable String name) {

  /** The act, for example {@code create the Secret store-credentials in namespace store-alpha}. */
  String action() {
    return verb + " " + object();
  }

  /** The object, for example {@code the Secret store-credentials in namespace store-alpha}. */
  String object() {
    String what = name == null ? "the " + kind.plural() : "the " + kind.kind() + " " + name;
    return namespace == null || kind == ResourceKind.NAMESPACE
        ? what
        : what + " in namespace " + namespace;
  }

  /** The namespace it is about; empty when none is. */
  String space() {
    if (kind == ResourceKind.NAMESPACE) {
      return name == null ? "" : name;
    }
    return namespace == null ? "" : namespace;
  }
}
