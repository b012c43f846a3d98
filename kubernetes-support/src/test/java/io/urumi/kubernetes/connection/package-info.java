@NullMarked
package io.urumi.kubernetes.connection;

import org.jspecify.annotations.NullMarked;
