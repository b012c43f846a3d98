/** JSON as the control plane sends it. */
@NullMarked
package io.urumi.shell.testing;

import org.jspecify.annotations.NullMarked;
