@NullMarked
package io.urumi.web.security;

import org.jspecify.annotations.NullMarked;
