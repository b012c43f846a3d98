/**
 * Releases of the store's chart. {@link io.urumi.adapter.helm.HelmReleases} is the one way in; it
 * decides, and a {@code HelmClient} does: the Helm SDK in this process, or the helm program.
 */
@NullMarked
package io.urumi.adapter.helm;

import org.jspecify.annotations.NullMarked;
