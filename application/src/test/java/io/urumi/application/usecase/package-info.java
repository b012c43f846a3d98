/** The use cases against in-memory ports. */
@NullMarked
package io.urumi.application.usecase;

import org.jspecify.annotations.NullMarked;
