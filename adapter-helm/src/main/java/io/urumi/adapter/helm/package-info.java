/**
 * Releases of the store's chart. {@link io.urumi.adapter.helm.HelmReleases} is the entry point: it
 * decides what to do, and a {@code HelmClient} does it, either the Helm SDK in this process or the
 * helm program.
 */
@NullMarked
package io.urumi.adapter.helm;

import org.jspecify.annotations.NullMarked;
