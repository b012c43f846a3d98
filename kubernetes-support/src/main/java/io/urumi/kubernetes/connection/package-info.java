/**
 * The connection to a cluster, which every adapter of the cluster uses: resolved from a kubeconfig
 * or from the pod's ServiceAccount, as kubectl does it.
 */
@NullMarked
package io.urumi.kubernetes.connection;

import org.jspecify.annotations.NullMarked;
