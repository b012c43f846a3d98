/** The store: its desired state (spec), its observed state (status) and their value objects. */
@NullMarked
package io.urumi.domain.store;

import org.jspecify.annotations.NullMarked;
