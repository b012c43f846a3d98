/** Tokens that users make for their programs. */
@NullMarked
package io.urumi.domain.token;

import org.jspecify.annotations.NullMarked;
