/** Changes of stores at the same time. */
@NullMarked
package io.urumi.application.usecase.concurrency;

import org.jspecify.annotations.NullMarked;
