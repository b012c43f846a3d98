/** Tests of the local administrator's account. */
@NullMarked
package io.urumi.web.bootstrap.administrator;

import org.jspecify.annotations.NullMarked;
