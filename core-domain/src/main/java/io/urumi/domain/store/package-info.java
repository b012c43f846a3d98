/**
 * The store: what was asked for (spec), what is known (status), and the values both are made of.
 */
@NullMarked
package io.urumi.domain.store;

import org.jspecify.annotations.NullMarked;
