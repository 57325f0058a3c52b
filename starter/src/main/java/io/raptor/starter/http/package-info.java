/** Tasks and datasets over HTTP. */
@NullMarked
package io.raptor.starter.http;

import org.jspecify.annotations.NullMarked;
