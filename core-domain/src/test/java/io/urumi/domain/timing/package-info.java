@NullMarked
package io.urumi.domain.timing;

import org.jspecify.annotations.NullMarked;
