/** The event stream in the HTTP API, and the JSON form of an event. */
@NullMarked
package io.urumi.web.api.event;

import org.jspecify.annotations.NullMarked;
