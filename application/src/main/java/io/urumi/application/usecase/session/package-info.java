/** Use cases about sign-in and sessions. They do not decide who may use them. */
@NullMarked
package io.urumi.application.usecase.session;

import org.jspecify.annotations.NullMarked;
