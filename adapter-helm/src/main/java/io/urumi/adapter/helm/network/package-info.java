/**
 * Where the cluster's ingress controller and DNS run, which the network policies of stores name.
 */
@NullMarked
package io.urumi.adapter.helm.network;

import org.jspecify.annotations.NullMarked;
