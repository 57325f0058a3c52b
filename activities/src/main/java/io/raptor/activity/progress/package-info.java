/** How far tasks are, how fast they go and how long they still take: one answer for every surface. */
@org.jspecify.annotations.NullMarked
package io.raptor.activity.progress;
