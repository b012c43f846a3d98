/** Settings of the engine: addresses, plans, limits, timeouts, concurrency, retention. */
@NullMarked
package io.urumi.application.settings;

import org.jspecify.annotations.NullMarked;
