/** Validation of input: the field, the broken rule and the fix. */
@NullMarked
package io.urumi.domain.validation;

import org.jspecify.annotations.NullMarked;
