@NullMarked
package io.urumi.adapter.k8s.foreign;

import org.jspecify.annotations.NullMarked;
