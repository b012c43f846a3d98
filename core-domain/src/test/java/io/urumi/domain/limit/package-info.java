@NullMarked
package io.urumi.domain.limit;

import org.jspecify.annotations.NullMarked;
