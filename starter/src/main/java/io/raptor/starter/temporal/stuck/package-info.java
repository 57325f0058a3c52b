/** What runs at Temporal and does not go on: workflows that every attempt fails, queues that no worker polls. */
@NullMarked
package io.raptor.starter.temporal.stuck;

import org.jspecify.annotations.NullMarked;
