/** The output of the commands on plans, subdomains and the control plane. */
@NullMarked
package io.urumi.shell.report.platform;

import org.jspecify.annotations.NullMarked;
