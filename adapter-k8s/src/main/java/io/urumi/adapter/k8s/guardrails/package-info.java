/** Quota, limits and network policies of a store: applied, and checked for changes. */
@NullMarked
package io.urumi.adapter.k8s.guardrails;

import org.jspecify.annotations.NullMarked;
