/**
 * A stand-in for a cluster, Helm and ingress: same contracts, realistic delays, faults on demand.
 * {@link io.urumi.adapter.simulated.SimulatedCluster} is the entry point. Everything that the
 * cluster reports says that it is simulated.
 */
@NullMarked
package io.urumi.adapter.simulated;

import org.jspecify.annotations.NullMarked;
