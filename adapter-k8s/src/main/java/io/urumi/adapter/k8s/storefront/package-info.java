/**
 * Requests a shop's page through the ingress controller and checks that it is the shop's own. The
 * interval between probes is in core-domain's package {@code interval}.
 */
@NullMarked
package io.urumi.adapter.k8s.storefront;

import org.jspecify.annotations.NullMarked;
