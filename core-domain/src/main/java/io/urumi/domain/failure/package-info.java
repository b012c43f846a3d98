/** Failures of a store, each with a stable code, its cause and its remedy. */
@NullMarked
package io.urumi.domain.failure;

import org.jspecify.annotations.NullMarked;
