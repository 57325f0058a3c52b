/** The part of our data that Temporal sees where a codec key is set: nothing but fixed words and numbers. */
@NullMarked
package io.raptor.activity.codec;

import org.jspecify.annotations.NullMarked;
