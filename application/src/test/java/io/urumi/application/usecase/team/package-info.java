/** Tests of the use cases about teams. */
@NullMarked
package io.urumi.application.usecase.team;

import org.jspecify.annotations.NullMarked;
