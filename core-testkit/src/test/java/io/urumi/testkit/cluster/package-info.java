@NullMarked
package io.urumi.testkit.cluster;

import org.jspecify.annotations.NullMarked;
