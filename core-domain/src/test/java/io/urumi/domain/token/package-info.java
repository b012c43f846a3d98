/** Tests of tokens. */
@NullMarked
package io.urumi.domain.token;

import org.jspecify.annotations.NullMarked;
