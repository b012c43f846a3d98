package io.urumi.port.driven.persistence;

import io.urumi.domain.store.Subdomain;
import java.io.Serial;

/** Thrown when another store that is not deleted has the subdomain. */
public final class SubdomainTakenException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Subdomain subdomain;

  public SubdomainTakenException(Subdomain subdomain) {
    super("the subdomain " + subdomain + " is taken");
    this.subdomain = subdomain;
  }

  public Subdomain subdomain() {
    return subdomain;
  }
}
