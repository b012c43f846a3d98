/** The embeddable engine; {@link io.urumi.application.StoreEngine} is its entry point. */
@NullMarked
package io.urumi.application;

import org.jspecify.annotations.NullMarked;
