/** Speaks to a running control plane over HTTP: calls, retries, the event stream, problems. */
@NullMarked
package io.urumi.shell.client;

import org.jspecify.annotations.NullMarked;
