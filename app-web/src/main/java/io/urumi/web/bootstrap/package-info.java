/** The main class. Only the packages below this one see every module. */
@NullMarked
package io.urumi.web.bootstrap;

import org.jspecify.annotations.NullMarked;
