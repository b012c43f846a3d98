/** Decides who may use the use cases about sign-in and sessions. */
@NullMarked
package io.urumi.application.access.session;

import org.jspecify.annotations.NullMarked;
