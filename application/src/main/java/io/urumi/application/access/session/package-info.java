/** Decides who may use the use cases about accounts and sessions. */
@NullMarked
package io.urumi.application.access.session;

import org.jspecify.annotations.NullMarked;
