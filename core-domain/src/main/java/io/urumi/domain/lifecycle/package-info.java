/** The state machine: facts in, what to do next out. Pure; see DESIGN.md in this module. */
@NullMarked
package io.urumi.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
