/** Records every call that changes the simulated cluster, for tests that check who did what. */
@NullMarked
package io.urumi.adapter.simulated.journal;

import org.jspecify.annotations.NullMarked;
