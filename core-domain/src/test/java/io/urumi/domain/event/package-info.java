@NullMarked
package io.urumi.domain.event;

import org.jspecify.annotations.NullMarked;
