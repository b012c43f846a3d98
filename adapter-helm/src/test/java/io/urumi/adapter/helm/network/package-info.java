/** Tests of this package. */
@NullMarked
package io.urumi.adapter.helm.network;

import org.jspecify.annotations.NullMarked;
