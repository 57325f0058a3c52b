/** What people and programs ask for, read from JSON in one way for every surface. */
@NullMarked
package io.raptor.workflow.request;

import org.jspecify.annotations.NullMarked;
