/** Helm's own records of a release: one Secret per revision. */
@NullMarked
package io.urumi.adapter.helm.record;

import org.jspecify.annotations.NullMarked;
