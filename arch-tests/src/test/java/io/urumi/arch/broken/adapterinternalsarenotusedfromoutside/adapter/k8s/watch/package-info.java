/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adapterinternalsarenotusedfromoutside.adapter.k8s.watch;

import org.jspecify.annotations.NullMarked;
