package io.urumi.adapter.k8s.foreign;

import java.time.Duration;

/**
 * What happens to foreign objects that weaken the isolation of a store's namespace.
 *
 * @param remove whether those that nothing else manages are removed; otherwise all are only
 *     reported
 * @param interval between two searches of a namespace for kinds that the account may not watch in
 *     all namespaces, and between two attempts to do that
 */
public record ForeignObjectSettings(boolean remove, Duration interval) {}
