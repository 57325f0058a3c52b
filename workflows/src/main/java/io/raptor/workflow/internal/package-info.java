/** The parts of the workflows: the control kit, and the stories that it runs. */
@NullMarked
package io.raptor.workflow.internal;

import org.jspecify.annotations.NullMarked;
