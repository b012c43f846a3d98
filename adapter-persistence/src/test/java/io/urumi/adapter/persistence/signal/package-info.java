@NullMarked
package io.urumi.adapter.persistence.signal;

import org.jspecify.annotations.NullMarked;
