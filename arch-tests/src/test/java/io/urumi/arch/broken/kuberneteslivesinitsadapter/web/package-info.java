/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.kuberneteslivesinitsadapter.web;

import org.jspecify.annotations.NullMarked;
