/** Tests of the pages' parts. */
@NullMarked
package io.raptor.starter.page.format;

import org.jspecify.annotations.NullMarked;
