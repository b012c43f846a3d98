/** Fixtures and a settable clock for the tests of adapters and embedders. */
@NullMarked
package io.urumi.testkit;

import org.jspecify.annotations.NullMarked;
