/**
 * Foreign objects that weaken the isolation of a store's namespace or receive the requests for its
 * host.
 */
@NullMarked
package io.urumi.adapter.k8s.foreign;

import org.jspecify.annotations.NullMarked;
