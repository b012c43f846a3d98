/** The in-memory ports under the contract suites, and what only they promise. */
@NullMarked
package io.urumi.testkit.memory;

import org.jspecify.annotations.NullMarked;
