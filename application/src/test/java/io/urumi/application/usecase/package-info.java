/** The use cases on H2 in memory. */
@NullMarked
package io.urumi.application.usecase;

import org.jspecify.annotations.NullMarked;
