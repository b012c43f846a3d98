/** Driven ports of a cluster: namespaces, releases, storefronts. */
@NullMarked
package io.urumi.port.driven.cluster;

import org.jspecify.annotations.NullMarked;
