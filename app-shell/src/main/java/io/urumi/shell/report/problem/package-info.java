/** The output for errors that the control plane returns. */
@NullMarked
package io.urumi.shell.report.problem;

import org.jspecify.annotations.NullMarked;
