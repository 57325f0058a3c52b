/**
 * The control kit: what every task does, whatever it builds. It slides a window over documents, runs the work on all of
 * them together, and carries out pause, resume, cancel, retry and continue-as-new. It knows no kind of task.
 */
@NullMarked
package io.raptor.workflow.internal.task;

import org.jspecify.annotations.NullMarked;
