/** The commands on plans, subdomains and the control plane. */
@NullMarked
package io.urumi.shell.command.platform;

import org.jspecify.annotations.NullMarked;
