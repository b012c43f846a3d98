/** Opens the cluster that the settings name: a real one or the simulated one. */
@NullMarked
package io.urumi.web.bootstrap.cluster;

import org.jspecify.annotations.NullMarked;
