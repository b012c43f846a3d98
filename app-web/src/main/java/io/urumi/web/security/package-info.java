/**
 * Who may talk to this process until people can sign in: programs of this machine while it listens
 * on the loopback address, holders of the token while it listens elsewhere; never a page of another
 * site.
 */
@NullMarked
package io.urumi.web.security;

import org.jspecify.annotations.NullMarked;
