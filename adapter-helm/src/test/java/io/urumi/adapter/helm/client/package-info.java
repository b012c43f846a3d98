/** Tests of this package. */
@NullMarked
package io.urumi.adapter.helm.client;

import org.jspecify.annotations.NullMarked;
