/** Tests of the removal of rows past their retention time. */
@NullMarked
package io.urumi.application.retention;

import org.jspecify.annotations.NullMarked;
