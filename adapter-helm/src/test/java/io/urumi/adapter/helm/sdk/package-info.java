/** Tests of this package. */
@NullMarked
package io.urumi.adapter.helm.sdk;

import org.jspecify.annotations.NullMarked;
