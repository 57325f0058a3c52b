/** Models, chosen by settings, and what all kinds of them have in common. */
@NullMarked
package io.raptor.activity.model;

import org.jspecify.annotations.NullMarked;
