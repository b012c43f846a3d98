@NullMarked
package io.urumi.domain.validation;

import org.jspecify.annotations.NullMarked;
