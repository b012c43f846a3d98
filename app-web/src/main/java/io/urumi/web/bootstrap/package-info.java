/**
 * All wiring: which adapters stand behind the ports, with which settings, in which order things
 * start and stop. The only package that knows every module.
 */
@NullMarked
package io.urumi.web.bootstrap;

import org.jspecify.annotations.NullMarked;
