@NullMarked
package io.urumi.web.bootstrap.cluster;

import org.jspecify.annotations.NullMarked;
