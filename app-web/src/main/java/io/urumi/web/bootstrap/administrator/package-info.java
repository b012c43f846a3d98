/** The account of the local administrator, which is set up at the start. */
@NullMarked
package io.urumi.web.bootstrap.administrator;

import org.jspecify.annotations.NullMarked;
