/** Tests of the deciding layer. */
@NullMarked
package io.urumi.application.access;

import org.jspecify.annotations.NullMarked;
