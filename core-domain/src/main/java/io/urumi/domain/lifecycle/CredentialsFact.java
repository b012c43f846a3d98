package io.urumi.domain.lifecycle;

/** What the cluster says about the store's Secret. */
public sealed interface CredentialsFact {
  record Present() implements CredentialsFact {}

  record Absent() implements CredentialsFact {}
}
