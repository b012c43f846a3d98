/** What a store was deployed with. */
@NullMarked
package io.urumi.domain.release;

import org.jspecify.annotations.NullMarked;
