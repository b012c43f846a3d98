/** Tests of the use cases about tokens. */
@NullMarked
package io.urumi.application.usecase.token;

import org.jspecify.annotations.NullMarked;
