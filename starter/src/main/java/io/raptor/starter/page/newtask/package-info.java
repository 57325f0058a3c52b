/** The page on which a task is begun. */
@NullMarked
package io.raptor.starter.page.newtask;

import org.jspecify.annotations.NullMarked;
