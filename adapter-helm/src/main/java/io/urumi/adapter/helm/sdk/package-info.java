/** Helm as a library in this process. */
@NullMarked
package io.urumi.adapter.helm.sdk;

import org.jspecify.annotations.NullMarked;
