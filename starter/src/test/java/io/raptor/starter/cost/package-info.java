@NullMarked
package io.raptor.starter.cost;

import org.jspecify.annotations.NullMarked;
