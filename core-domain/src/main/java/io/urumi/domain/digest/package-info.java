/** SHA-256 digests of texts and bytes. */
@NullMarked
package io.urumi.domain.digest;

import org.jspecify.annotations.NullMarked;
