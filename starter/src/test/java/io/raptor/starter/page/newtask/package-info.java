/** Tests of the pages' parts. */
@NullMarked
package io.raptor.starter.page.newtask;

import org.jspecify.annotations.NullMarked;
