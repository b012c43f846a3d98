/** Verification of an exported audit log without a control plane. */
@NullMarked
package io.urumi.shell.auditfile;

import org.jspecify.annotations.NullMarked;
