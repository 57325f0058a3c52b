/** The pages about tasks: the list, what needs attention, one task, its documents, its controls. */
@NullMarked
package io.raptor.starter.page.task;

import org.jspecify.annotations.NullMarked;
