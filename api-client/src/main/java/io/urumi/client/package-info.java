/** The client of the control plane's HTTP API: one method for each operation. */
@NullMarked
package io.urumi.client;

import org.jspecify.annotations.NullMarked;
