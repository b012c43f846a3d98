/**
 * The namespace of a store: created, observed and deleted, with the rights that the control plane
 * has in it.
 */
@NullMarked
package io.urumi.adapter.k8s.namespace;

import org.jspecify.annotations.NullMarked;
