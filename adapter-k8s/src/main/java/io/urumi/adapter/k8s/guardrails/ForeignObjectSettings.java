package io.urumi.adapter.k8s.guardrails;

import java.time.Duration;

/**
 * What happens to objects of others that open a store's namespace.
 *
 * @param remove whether those that nothing else manages are removed; otherwise all are only
 *     reported
 * @param interval between two searches of a namespace, and of all namespaces for Ingresses with the
 *     host of a shop
 */
public record ForeignObjectSettings(boolean remove, Duration interval) {}
