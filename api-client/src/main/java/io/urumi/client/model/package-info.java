/**
 * The schemas of {@code docs/openapi.json} as records. Unknown members are ignored, so that a newer
 * control plane can be used; members that may be absent are nullable.
 */
@NullMarked
package io.urumi.client.model;

import org.jspecify.annotations.NullMarked;
