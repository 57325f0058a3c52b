/** The workflows themselves and the control kit they share: lifecycle, window, policies. */
@NullMarked
package io.raptor.workflow.internal;

import org.jspecify.annotations.NullMarked;
