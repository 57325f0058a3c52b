@NullMarked
package io.raptor.starter.upload;

import org.jspecify.annotations.NullMarked;
