/**
 * The core's cluster ports on a Kubernetes cluster, by client-java. {@link
 * io.urumi.adapter.k8s.Kubernetes} is the entry point; the packages below are internal.
 */
@NullMarked
package io.urumi.adapter.k8s;

import org.jspecify.annotations.NullMarked;
