/** Use cases about tokens of users. They do not decide who may use them. */
@NullMarked
package io.urumi.application.usecase.token;

import org.jspecify.annotations.NullMarked;
