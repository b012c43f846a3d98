/** Files of KUBECONFIG: read, merged as kubectl merges them, and their entries. */
@NullMarked
package io.urumi.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;
