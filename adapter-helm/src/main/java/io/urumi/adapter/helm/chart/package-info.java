/** The chart of a store: its files, its values, and the digest of both. */
@NullMarked
package io.urumi.adapter.helm.chart;

import org.jspecify.annotations.NullMarked;
