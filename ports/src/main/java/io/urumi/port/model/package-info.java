/** Values used by driving and driven ports alike. */
@NullMarked
package io.urumi.port.model;

import org.jspecify.annotations.NullMarked;
