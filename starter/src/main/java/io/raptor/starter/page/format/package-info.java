/** Numbers, money, times, names and excerpts as the pages show them. */
@NullMarked
package io.raptor.starter.page.format;

import org.jspecify.annotations.NullMarked;
