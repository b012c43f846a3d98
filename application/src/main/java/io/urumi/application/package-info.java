/** The embeddable engine: {@link io.urumi.application.StoreEngine} is the way in. */
@NullMarked
package io.urumi.application;

import org.jspecify.annotations.NullMarked;
