@NullMarked
package io.urumi.domain.digest;

import org.jspecify.annotations.NullMarked;
