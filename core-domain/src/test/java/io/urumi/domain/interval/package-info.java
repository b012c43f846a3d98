@NullMarked
package io.urumi.domain.interval;

import org.jspecify.annotations.NullMarked;
