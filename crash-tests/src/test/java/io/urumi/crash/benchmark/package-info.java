/**
 * Measurements of one control plane on PostgreSQL; not part of the build, see benchmarks/README.md.
 */
@NullMarked
package io.urumi.crash.benchmark;

import org.jspecify.annotations.NullMarked;
