/** What tests of adapters and embedders need: fixtures, in-memory ports, a settable clock. */
@NullMarked
package io.urumi.testkit;

import org.jspecify.annotations.NullMarked;
