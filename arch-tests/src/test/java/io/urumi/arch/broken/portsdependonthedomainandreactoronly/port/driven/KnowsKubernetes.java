package io.urumi.arch.broken.portsdependonthedomainandreactoronly.port.driven;

import io.kubernetes.client.openapi.models.V1Pod;

/** Broken on purpose: see the rule that its package is named after. */
public interface KnowsKubernetes {
  V1Pod pod();
}
