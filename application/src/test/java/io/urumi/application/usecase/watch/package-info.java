/** Tests of the stream of events. */
@NullMarked
package io.urumi.application.usecase.watch;

import org.jspecify.annotations.NullMarked;
