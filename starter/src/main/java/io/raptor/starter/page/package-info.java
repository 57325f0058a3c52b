/** The web page: controllers that answer with HTML, and what their templates show. */
@NullMarked
package io.raptor.starter.page;

import org.jspecify.annotations.NullMarked;
