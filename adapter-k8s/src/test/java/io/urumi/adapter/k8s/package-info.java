@NullMarked
package io.urumi.adapter.k8s;

import org.jspecify.annotations.NullMarked;
