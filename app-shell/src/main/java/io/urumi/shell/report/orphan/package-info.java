/** The output of the commands on orphaned namespaces. */
@NullMarked
package io.urumi.shell.report.orphan;

import org.jspecify.annotations.NullMarked;
