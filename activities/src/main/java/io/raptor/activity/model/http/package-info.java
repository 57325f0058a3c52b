/** The way to an endpoint over HTTP, and what its refusals and faults mean. */
@NullMarked
package io.raptor.activity.model.http;

import org.jspecify.annotations.NullMarked;
