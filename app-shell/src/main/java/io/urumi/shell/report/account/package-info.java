/** Reports about accounts. */
@NullMarked
package io.urumi.shell.report.account;

import org.jspecify.annotations.NullMarked;
