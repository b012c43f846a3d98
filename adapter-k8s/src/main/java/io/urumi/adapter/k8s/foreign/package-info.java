/** Objects of others that open a store's namespace or receive the requests for its host. */
@NullMarked
package io.urumi.adapter.k8s.foreign;

import org.jspecify.annotations.NullMarked;
