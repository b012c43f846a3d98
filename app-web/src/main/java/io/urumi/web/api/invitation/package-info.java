/** Invitations over HTTP: how they are made, and how they are accepted. */
@NullMarked
package io.urumi.web.api.invitation;

import org.jspecify.annotations.NullMarked;
