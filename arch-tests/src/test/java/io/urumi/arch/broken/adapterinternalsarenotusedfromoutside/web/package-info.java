/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adapterinternalsarenotusedfromoutside.web;

import org.jspecify.annotations.NullMarked;
