@NullMarked
package io.urumi.adapter.persistence.store;

import org.jspecify.annotations.NullMarked;
