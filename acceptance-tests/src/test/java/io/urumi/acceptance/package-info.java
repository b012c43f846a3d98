/** The platform as its users meet it: started, asked, killed and started again. */
@NullMarked
package io.urumi.acceptance;

import org.jspecify.annotations.NullMarked;
