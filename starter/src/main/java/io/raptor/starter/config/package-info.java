/** Settings: what the program is set up with, read and checked. */
@NullMarked
package io.raptor.starter.config;

import org.jspecify.annotations.NullMarked;
