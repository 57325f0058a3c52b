/** The web page in a browser. */
@NullMarked
package io.raptor.starter.page;

import org.jspecify.annotations.NullMarked;
