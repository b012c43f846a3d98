@NullMarked
package io.urumi.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
