/** How a bad value is refused: the field, the rule and the fix. */
@NullMarked
package io.urumi.domain.validation;

import org.jspecify.annotations.NullMarked;
