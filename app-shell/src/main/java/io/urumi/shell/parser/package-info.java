/** Parsing of command lines and conversion of options. */
@NullMarked
package io.urumi.shell.parser;

import org.jspecify.annotations.NullMarked;
