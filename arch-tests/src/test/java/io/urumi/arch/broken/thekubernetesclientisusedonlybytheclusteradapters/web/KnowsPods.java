package io.urumi.arch.broken.thekubernetesclientisusedonlybytheclusteradapters.web;

import io.kubernetes.client.openapi.models.V1Pod;

/** Broken on purpose: see the rule that its package is named after. */
public interface KnowsPods {
  V1Pod pod();
}
