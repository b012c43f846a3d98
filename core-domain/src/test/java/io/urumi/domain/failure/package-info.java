@NullMarked
package io.urumi.domain.failure;

import org.jspecify.annotations.NullMarked;
