/** The output of the commands on orphaned namespaces. */
@NullMarked
package io.urumi.shell.view.orphan;

import org.jspecify.annotations.NullMarked;
