/** The output of the commands on the audit log. */
@NullMarked
package io.urumi.shell.report.audit;

import org.jspecify.annotations.NullMarked;
