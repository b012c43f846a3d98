/** The simulated world under the contract suites, and what only it promises. */
@NullMarked
package io.urumi.adapter.simulated;

import org.jspecify.annotations.NullMarked;
