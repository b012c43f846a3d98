@NullMarked
package io.urumi.domain.condition;

import org.jspecify.annotations.NullMarked;
