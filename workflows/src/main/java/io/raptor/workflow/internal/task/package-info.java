/**
 * The control kit: what every task does, whatever it builds. It slides a window over documents, runs the work on all of
 * them together, and carries out pause, resume, cancel, retry and continue-as-new. It knows no kind of task. It is one
 * package, although large, because most of its types are package-private: stories use a few of them and
 * cannot reach the rest.
 */
@NullMarked
package io.raptor.workflow.internal.task;

import org.jspecify.annotations.NullMarked;
