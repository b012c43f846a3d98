/** Contracts of the ports for teams. */
@NullMarked
package io.urumi.testkit.contract.team;

import org.jspecify.annotations.NullMarked;
