/** The program: what it is set up from, and where it begins. */
@NullMarked
package io.raptor.starter;

import org.jspecify.annotations.NullMarked;
