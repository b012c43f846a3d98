@NullMarked
package io.urumi.adapter.k8s.storefront;

import org.jspecify.annotations.NullMarked;
