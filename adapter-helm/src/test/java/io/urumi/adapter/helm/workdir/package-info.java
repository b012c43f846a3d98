/** Tests of this package. */
@NullMarked
package io.urumi.adapter.helm.workdir;

import org.jspecify.annotations.NullMarked;
