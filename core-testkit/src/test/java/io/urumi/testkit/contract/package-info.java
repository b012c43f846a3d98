/** The contract suites against the in-memory ports. */
@NullMarked
package io.urumi.testkit.contract;

import org.jspecify.annotations.NullMarked;
