/**
 * A stand-in for a cluster, Helm and ingress: same contracts, real delays, faults on demand.
 * Nothing in it is real, and everything it says about itself says so.
 */
@NullMarked
package io.urumi.adapter.simulated;

import org.jspecify.annotations.NullMarked;
