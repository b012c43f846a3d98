/** Tests of this package. */
@NullMarked
package io.urumi.adapter.helm.failure;

import org.jspecify.annotations.NullMarked;
