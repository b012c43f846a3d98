/** Reports about the user's access. */
@NullMarked
package io.urumi.shell.report.access;

import org.jspecify.annotations.NullMarked;
