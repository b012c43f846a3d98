/** Who acts, and what they may do. */
@NullMarked
package io.urumi.domain.access;

import org.jspecify.annotations.NullMarked;
