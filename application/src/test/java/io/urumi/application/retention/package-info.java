/** Tests of how long what has happened is kept. */
@NullMarked
package io.urumi.application.retention;

import org.jspecify.annotations.NullMarked;
