/** Finds the reason why a workload is not available, and restarts pods that fail. */
@NullMarked
package io.urumi.adapter.k8s.diagnosis;

import org.jspecify.annotations.NullMarked;
