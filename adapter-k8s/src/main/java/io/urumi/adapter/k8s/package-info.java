/**
 * The store's walled space in a Kubernetes cluster, by client-java. {@link
 * io.urumi.adapter.k8s.Kubernetes} is the one way in; everything else is package-private.
 */
@NullMarked
package io.urumi.adapter.k8s;

import org.jspecify.annotations.NullMarked;
