/** The packaged platform as its users run it. */
@NullMarked
package io.urumi.acceptance;

import org.jspecify.annotations.NullMarked;
