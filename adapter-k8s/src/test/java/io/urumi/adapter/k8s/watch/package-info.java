@NullMarked
package io.urumi.adapter.k8s.watch;

import org.jspecify.annotations.NullMarked;
