/** Tests of how namespaces without a store are found and resolved. */
@NullMarked
package io.urumi.application.orphan;

import org.jspecify.annotations.NullMarked;
