/**
 * Access control: with sign-in, for sessions, personal tokens and the API token; otherwise without
 * a token while the process listens on the loopback address, and with the API token while it
 * listens elsewhere. Never for pages of other sites.
 */
@NullMarked
package io.urumi.web.security;

import org.jspecify.annotations.NullMarked;
