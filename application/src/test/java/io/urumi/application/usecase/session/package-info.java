/** Tests of the use cases about accounts and sessions. */
@NullMarked
package io.urumi.application.usecase.session;

import org.jspecify.annotations.NullMarked;
