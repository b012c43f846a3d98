/** The output for errors that the control plane returns. */
@NullMarked
package io.urumi.shell.view.problem;

import org.jspecify.annotations.NullMarked;
