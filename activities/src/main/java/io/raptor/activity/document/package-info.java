/** From a folder to passages: walk the sources, parse, chunk. */
@NullMarked
package io.raptor.activity.document;

import org.jspecify.annotations.NullMarked;
