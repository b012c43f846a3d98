/** Each use case records an intent, or reads; none waits for a cluster. */
@NullMarked
package io.urumi.application.usecase;

import org.jspecify.annotations.NullMarked;
