/** From bytes to characters: what browsers do with marks and labels, and a detector for the rest. */
@NullMarked
package io.raptor.activity.document.charset;

import org.jspecify.annotations.NullMarked;
