/** Groups of a level's nodes: pure, seeded, the same to the byte whatever the machine. */
@NullMarked
package io.raptor.activity.cluster;

import org.jspecify.annotations.NullMarked;
