/** The event stream: server-sent events with automatic reconnection. */
@NullMarked
package io.urumi.client.stream;

import org.jspecify.annotations.NullMarked;
