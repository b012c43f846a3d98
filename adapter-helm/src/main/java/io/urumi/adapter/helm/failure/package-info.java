/** Errors of Helm, and their classification as failures of a store. */
@NullMarked
package io.urumi.adapter.helm.failure;

import org.jspecify.annotations.NullMarked;
