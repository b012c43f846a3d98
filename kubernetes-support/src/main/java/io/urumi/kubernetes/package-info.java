/**
 * Access to the Kubernetes API by client-java, shared by the adapters that use a cluster: the
 * kubeconfig, requests with their timeouts, the classification of the API server's errors, and the
 * labels of a store's objects. Nothing here decides what happens to a store.
 */
@NullMarked
package io.urumi.kubernetes;

import org.jspecify.annotations.NullMarked;
