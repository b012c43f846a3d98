/** The web server below Spring: time limits, and errors of requests that are not valid HTTP. */
@NullMarked
package io.urumi.web.server;

import org.jspecify.annotations.NullMarked;
