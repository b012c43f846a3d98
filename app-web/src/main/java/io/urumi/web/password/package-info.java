/** Hashes of passwords by the library of Spring Security. */
@NullMarked
package io.urumi.web.password;

import org.jspecify.annotations.NullMarked;
