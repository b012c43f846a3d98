/** Finds the real cluster that a test needs, or says why the test is skipped. */
@NullMarked
package io.urumi.testkit.cluster;

import org.jspecify.annotations.NullMarked;
