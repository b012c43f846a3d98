/** The helm program, one process per call. */
@NullMarked
package io.urumi.adapter.helm.program;

import org.jspecify.annotations.NullMarked;
