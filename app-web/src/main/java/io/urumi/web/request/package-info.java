/** What every request has: its id, its log line and its caller. */
@NullMarked
package io.urumi.web.request;

import org.jspecify.annotations.NullMarked;
