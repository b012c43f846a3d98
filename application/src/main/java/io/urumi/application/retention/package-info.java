/** Removes what is older than it has to be kept. */
@NullMarked
package io.urumi.application.retention;

import org.jspecify.annotations.NullMarked;
