@NullMarked
package io.urumi.kubernetes;

import org.jspecify.annotations.NullMarked;
