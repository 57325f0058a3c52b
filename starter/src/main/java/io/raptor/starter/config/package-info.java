/** Settings, and everything put together. */
@NullMarked
package io.raptor.starter.config;

import org.jspecify.annotations.NullMarked;
