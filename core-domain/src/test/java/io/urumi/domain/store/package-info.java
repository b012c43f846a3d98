@NullMarked
package io.urumi.domain.store;

import org.jspecify.annotations.NullMarked;
