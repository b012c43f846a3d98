@NullMarked
package io.urumi.adapter.k8s.namespace;

import org.jspecify.annotations.NullMarked;
