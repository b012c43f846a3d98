/**
 * Access control: without a token while the process listens on the loopback address, with the API
 * token while it listens elsewhere; never for pages of other sites.
 */
@NullMarked
package io.urumi.web.security;

import org.jspecify.annotations.NullMarked;
