/** Decides who may use the use cases about tokens of users. */
@NullMarked
package io.urumi.application.access.token;

import org.jspecify.annotations.NullMarked;
