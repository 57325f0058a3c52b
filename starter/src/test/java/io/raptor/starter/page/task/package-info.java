/** Tests of the pages' parts. */
@NullMarked
package io.raptor.starter.page.task;

import org.jspecify.annotations.NullMarked;
