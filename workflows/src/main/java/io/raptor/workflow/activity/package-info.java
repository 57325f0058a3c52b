/** The contract between deciding and doing: what a workflow may ask for, answered with counts. */
@NullMarked
package io.raptor.workflow.activity;

import org.jspecify.annotations.NullMarked;
