/** A control plane made of prepared answers, and the shell run against it. */
@NullMarked
package io.urumi.shell.testing;

import org.jspecify.annotations.NullMarked;
