/** Use cases: each records a request or reads; none waits for a cluster. */
@NullMarked
package io.urumi.application.usecase;

import org.jspecify.annotations.NullMarked;
