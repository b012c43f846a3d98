/** Tests of this package. */
@NullMarked
package io.urumi.adapter.helm.chart;

import org.jspecify.annotations.NullMarked;
