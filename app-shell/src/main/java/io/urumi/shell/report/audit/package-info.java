/** The output of the commands on the audit log. */
@NullMarked
package io.urumi.shell.view.audit;

import org.jspecify.annotations.NullMarked;
