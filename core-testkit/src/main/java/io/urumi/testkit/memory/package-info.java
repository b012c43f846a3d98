/**
 * The driven ports of a database, kept in memory: same semantics, same contract suites, nothing
 * survives the process.
 */
@NullMarked
package io.urumi.testkit.memory;

import org.jspecify.annotations.NullMarked;
