/** The output of the commands on stores. */
@NullMarked
package io.urumi.shell.view.store;

import org.jspecify.annotations.NullMarked;
