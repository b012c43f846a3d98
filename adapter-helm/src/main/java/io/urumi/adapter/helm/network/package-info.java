/**
 * Discovers where the cluster's ingress controller and DNS run, for the network policies of stores.
 */
@NullMarked
package io.urumi.adapter.helm.network;

import org.jspecify.annotations.NullMarked;
