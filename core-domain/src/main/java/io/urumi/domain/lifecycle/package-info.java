/** The state machine of a store, a pure function; see DESIGN.md in this module. */
@NullMarked
package io.urumi.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
