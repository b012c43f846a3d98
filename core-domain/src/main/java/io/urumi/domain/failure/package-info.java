/** Everything that can go wrong with a store, with its cause in plain words and its remedy. */
@NullMarked
package io.urumi.domain.failure;

import org.jspecify.annotations.NullMarked;
