/** Tests of the simulated cluster: the contract suites, and what is particular to it. */
@NullMarked
package io.urumi.adapter.simulated;

import org.jspecify.annotations.NullMarked;
