package io.urumi.domain.lifecycle;

/** The observed state of the store's Secret. */
public sealed interface CredentialsFact {
  record Present() implements CredentialsFact {}

  record Absent() implements CredentialsFact {}
}
