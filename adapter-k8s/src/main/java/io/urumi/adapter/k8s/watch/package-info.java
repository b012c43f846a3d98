/** Informers: what is known of the stores' objects from watches, and which store has changed. */
@NullMarked
package io.urumi.adapter.k8s.watch;

import org.jspecify.annotations.NullMarked;
