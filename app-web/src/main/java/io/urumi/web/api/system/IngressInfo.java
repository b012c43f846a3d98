package io.urumi.web.api.system;

import java.util.Optional;

/** What the platform knows of the ingress controller. */
@FunctionalInterface
public interface IngressInfo {
  /** What is known now; empty for the simulated cluster, which has none. */
  Optional<IngressInfoDto> current();
}
