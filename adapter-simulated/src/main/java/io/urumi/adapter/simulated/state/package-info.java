/** What is in each simulated namespace, kept in memory or in files. */
@NullMarked
package io.urumi.adapter.simulated.state;

import org.jspecify.annotations.NullMarked;
