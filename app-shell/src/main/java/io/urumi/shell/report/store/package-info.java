/** The output of the commands on stores. */
@NullMarked
package io.urumi.shell.report.store;

import org.jspecify.annotations.NullMarked;
